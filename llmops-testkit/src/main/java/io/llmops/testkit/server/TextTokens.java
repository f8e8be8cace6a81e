package io.llmops.testkit.server;

import java.util.ArrayList;
import java.util.List;

/** The testkit's idea of a token: four characters, about what English text has in current tokenizers. */
final class TextTokens {

    /** Characters of a token. */
    static final int CHARS = 4;

    private TextTokens() {}

    static int count(String text) {
        return (text.length() + CHARS - 1) / CHARS;
    }

    /** {@code text} in pieces of {@code tokens} tokens, none of which ends inside a surrogate pair. */
    static List<String> pieces(String text, int tokens) {
        List<String> pieces = new ArrayList<>(text.length() / (tokens * CHARS) + 1);
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + tokens * CHARS);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
