package io.llmops.guardrails.link;

import java.util.Locale;

/** What an address is there for, by what stands before it. */
enum Place {
    /** Fetched as soon as the answer is shown. */
    EMBEDDED,
    /** Followed if somebody clicks. */
    LINK,
    /** Text that may become a link. */
    PLAIN;

    /** How much of what stands before an address may matter. */
    static final int CONTEXT = 600;

    private static final int MAX_ATTRIBUTE = 40;

    static Place of(String text, int start) {
        int before = start - 1;
        while (before >= 0 && start - before < MAX_ATTRIBUTE && isFiller(text.charAt(before))) {
            before--;
        }
        if (before < 0) {
            return PLAIN;
        }
        return switch (text.charAt(before)) {
            case '(' -> inParentheses(text, before);
            case '=' -> inAttribute(text, before);
            // a reference, which images may use too: [name]: address
            case ':' -> before > 0 && text.charAt(before - 1) == ']' ? EMBEDDED : PLAIN;
            default -> PLAIN;
        };
    }

    private static boolean isFiller(char c) {
        return c == ' ' || c == '"' || c == '\'' || c == '<' || c == '\n' || c == '\t';
    }

    /** {@code ![name](address)}, {@code [name](address)} or {@code url(address)}. */
    private static Place inParentheses(String text, int parenthesis) {
        if (parenthesis > 0 && text.charAt(parenthesis - 1) == ']') {
            int open = opening(text, parenthesis - 1);
            return open > 0 && text.charAt(open - 1) == '!' ? EMBEDDED : LINK;
        }
        return text.regionMatches(true, parenthesis - 3, "url", 0, 3) ? EMBEDDED : PLAIN;
    }

    /** The bracket that this one closes; names may have brackets in them, images among links. */
    private static int opening(String text, int closing) {
        int depth = 0;
        for (int i = closing; i >= 0 && closing - i < CONTEXT - MAX_ATTRIBUTE - 2; i--) {
            depth += text.charAt(i) == ']' ? 1 : text.charAt(i) == '[' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** {@code src="address"} is fetched, {@code href="address"} followed. */
    private static Place inAttribute(String text, int equals) {
        int end = equals;
        while (end > 0 && text.charAt(end - 1) == ' ' && equals - end < MAX_ATTRIBUTE) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1)) && end - start < MAX_ATTRIBUTE) {
            start--;
        }
        return switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
            case "src", "srcset", "background", "poster", "data" -> EMBEDDED;
            case "href", "action", "formaction" -> LINK;
            default -> PLAIN;
        };
    }
}
