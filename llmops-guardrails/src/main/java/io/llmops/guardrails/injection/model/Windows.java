package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the stretches it is judged by: a short text as a whole; a long one by windows of whole sentences of
 * no more than 48 tokens, each about half of which is in the next one too; and single sentences and lines of no more
 * than 24 tokens beside them, so that one sentence is seen among many. The number of windows grows with the text.
 */
final class Windows {

    private static final int LONGEST = 48;
    private static final int LONGEST_SENTENCE = 24;
    private static final int SHORTEST_SENTENCE = 4;

    private Windows() {}

    static List<Window> of(Tokens tokens) {
        int size = tokens.size();
        if (size == 0) {
            return List.of();
        }
        List<Window> windows = new ArrayList<>(size / 6 + 1);
        if (size <= LONGEST + LONGEST / 2) {
            windows.add(new Window(0, size));
        } else {
            addWide(tokens, windows);
        }
        if (size > LONGEST_SENTENCE) {
            addSentences(tokens, windows);
        }
        return windows;
    }

    private static void addWide(Tokens tokens, List<Window> windows) {
        int size = tokens.size();
        int start = 0;
        int end = 0;
        while (end < size) {
            end = lastBoundary(tokens, Math.max(end, start + LONGEST / 2), Math.min(size, start + LONGEST));
            windows.add(new Window(start, end));
            int half = start + (end - start) / 2;
            start = firstBoundary(tokens, half, Math.min(end, half + LONGEST / 4));
        }
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

    private static void addSentences(Tokens tokens, List<Window> windows) {
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean ends = tokens.endsSentence(i) || tokens.kind(i) == Tokens.Kind.LINE;
            if (ends || i + 1 == tokens.size() || i + 1 - start == LONGEST_SENTENCE) {
                if (i + 1 - start >= SHORTEST_SENTENCE) {
                    windows.add(new Window(start, i + 1));
                }
                start = i + 1;
            }
        }
    }
}
