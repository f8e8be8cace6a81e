package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Hits;
import io.llmops.guardrails.injection.language.Rules;
import io.llmops.guardrails.injection.language.Tokens;
import io.llmops.guardrails.injection.view.View;
import java.util.ArrayList;
import java.util.List;

/** A view, its tokens, the rules it fulfils and the windows it is judged by. */
public record Page(View view, Tokens tokens, Hits hits, List<Window> windows) {

    private static final int LONGEST = 48;

    /** Reads a view. */
    public static Page of(View view) {
        Tokens tokens = Tokens.of(view.text());
        return new Page(view, tokens, Rules.scan(tokens), windows(tokens));
    }

    /**
     * Stretches of whole sentences of no more than 48 tokens, each about half of which is in the next one too. Longer
     * sentences are cut.
     */
    private static List<Window> windows(Tokens tokens) {
        int size = tokens.size();
        if (size <= LONGEST + LONGEST / 2) {
            return size == 0 ? List.of() : List.of(new Window(0, size));
        }
        List<Window> windows = new ArrayList<>(2 * size / LONGEST + 2);
        int start = 0;
        int end = 0;
        while (end < size) {
            end = lastBoundary(tokens, Math.max(end, start + LONGEST / 2), Math.min(size, start + LONGEST));
            windows.add(new Window(start, end));
            int half = start + (end - start) / 2;
            start = end == size ? size : firstBoundary(tokens, half, Math.min(end, half + LONGEST / 4));
        }
        return windows;
    }

    /** Where the last sentence ends that ends after {@code from}; else {@code to}. */
    private static int lastBoundary(Tokens tokens, int from, int to) {
        for (int i = to; i > from; i--) {
            if (tokens.endsSentence(i - 1)) {
                return i;
            }
        }
        return to;
    }

    private static int firstBoundary(Tokens tokens, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.endsSentence(i)) {
                return i + 1;
            }
        }
        return from;
    }
}
