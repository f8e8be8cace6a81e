package io.llmops.evaluation.text;

import java.util.Locale;
import java.util.Set;

/** The heading under which a prompt gives its context: a line such as "Context:", "## Sources:" or a tag {@code <documents>}. */
final class Heading {

    private static final int LONGEST = 30;
    private static final int WITHIN = 4_000;
    private static final Set<String> WORDS = Set.of(
            "context",
            "documents",
            "document",
            "sources",
            "source",
            "passages",
            "passage",
            "search results",
            "kontext",
            "dokumente",
            "quellen",
            "contexte",
            "contexto",
            "contesto",
            "knowledge",
            "excerpts",
            "facts");

    private Heading() {}

    /** Where the context begins; -1 where the first {@value #WITHIN} characters have no heading. */
    static int end(String text) {
        int line = 0;
        int tag = -1;
        for (int i = 0; i < Math.min(text.length(), WITHIN); i++) {
            switch (text.charAt(i)) {
                case '\n' -> line = i + 1;
                case '<' -> tag = i + 1;
                case ':' -> {
                    if (isHeading(text, line, i)) {
                        return i + 1;
                    }
                }
                case '>' -> {
                    if (tag >= 0 && isHeading(text, tag, i)) {
                        return i + 1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static boolean isHeading(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isOrnament(text.charAt(start))) {
            start++;
        }
        while (end > start && isOrnament(text.charAt(end - 1))) {
            end--;
        }
        return end - start <= LONGEST
                && WORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isOrnament(char c) {
        return c == '#' || c == '*' || c == ' ' || c == '_' || c == '[';
    }
}
