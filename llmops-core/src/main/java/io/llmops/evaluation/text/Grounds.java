package io.llmops.evaluation.text;

import io.llmops.call.LlmRequest;
import io.llmops.call.Origin;
import io.llmops.call.Passage;
import java.util.List;

/**
 * What a request gives the model to answer from: retrieved documents and results of tools; where there are none, what
 * follows a heading such as "Context:" or a tag such as {@code <documents>} in a system or user message, to its end. No
 * more than {@value #MAX_CHARS} characters, the first ones.
 */
public final class Grounds {

    /** About a dozen pages. */
    public static final int MAX_CHARS = 40_000;

    private final LongSet words;
    private final LongSet pairs;
    private final boolean none;

    private Grounds(String text) {
        Words read = Words.of(text);
        none = read.size() == 0;
        words = new LongSet(read.size());
        pairs = new LongSet(read.size());
        for (int i = 0; i < read.size(); i++) {
            words.add(read.stem(i));
            if (i > 0) {
                pairs.add(pair(read, i));
            }
        }
    }

    static Grounds of(LlmRequest request) {
        return new Grounds(text(request));
    }

    /** The text itself, for evaluators that read it in their own way; empty where the request gives nothing. */
    public static String text(LlmRequest request) {
        StringBuilder text = new StringBuilder();
        List<Passage> passages = request.passages();
        for (Passage passage : passages) {
            if (passage.origin() == Origin.DOCUMENT || passage.origin() == Origin.TOOL_RESULT) {
                append(passage.text(), 0, text);
            }
        }
        if (text.length() == 0) {
            for (Passage passage : passages) {
                if (passage.origin() == Origin.SYSTEM || passage.origin() == Origin.USER) {
                    append(passage.text(), Heading.end(passage.text()), text);
                }
            }
        }
        return text.toString();
    }

    private static void append(String passage, int from, StringBuilder to) {
        int end = Math.min(passage.length(), from + MAX_CHARS - to.length());
        if (from >= 0 && end > from) {
            to.append(passage, from, end).append('\n');
        }
    }

    /** Whether the request gives nothing. */
    public boolean isEmpty() {
        return none;
    }

    /** Whether a word's stem stands there. */
    public boolean has(Words of, int word) {
        return words.contains(of.stem(word));
    }

    /** Whether a word stands there right after the word that it follows. */
    public boolean hasPair(Words of, int word) {
        return pairs.contains(pair(of, word));
    }

    private static long pair(Words of, int word) {
        return Hash.join(of.stem(word - 1), of.stem(word));
    }
}
