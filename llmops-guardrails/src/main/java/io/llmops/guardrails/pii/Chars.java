package io.llmops.guardrails.pii;

/** Classes of folded characters. */
final class Chars {

    private static final int ASCII = 128;

    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isLetter(char c) {
        return c < ASCII ? isAsciiLetter(c) : Character.isLetter(c);
    }

    static boolean isUpper(char c) {
        return c < ASCII ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Whether a character beside a number or a word makes it another one. */
    static boolean joins(char c) {
        return isDigit(c) || c == '_' || isLetter(c) || c == Folding.PLACEHOLDER;
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
