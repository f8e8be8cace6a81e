package io.llmops.evaluation.text;

/** What kind of character a code point is, by ranges: fast, and as exact as words need. */
final class Letters {

    private static final int ASCII = 128;
    static final int NONE = -1;

    private static final boolean[] ASCII_WORD = new boolean[ASCII];
    private static final byte[] ASCII_LOWER = new byte[ASCII];

    static {
        for (int c = 0; c < ASCII; c++) {
            ASCII_WORD[c] = Character.isLetterOrDigit(c);
            ASCII_LOWER[c] = (byte) (ASCII_WORD[c] ? Character.toLowerCase(c) : NONE);
        }
    }

    private Letters() {}

    /** Letters, digits, the marks that belong to letters, and half characters, which no text should have. */
    static boolean isWord(int c) {
        return c < ASCII ? ASCII_WORD[c] : Character.isLetterOrDigit(c) || isMark(c);
    }

    static boolean isLetter(int c) {
        return c < ASCII ? ASCII_WORD[c] && c > '9' : Character.isLetter(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    static boolean isDigit(int c) {
        return c < ASCII ? c >= '0' && c <= '9' : Character.isDigit(c);
    }

    /** A character of a word in lower case; {@link #NONE} for one that is no part of a word of several characters. */
    static int lowerOfWord(int c) {
        if (c < ASCII) {
            return ASCII_LOWER[c];
        }
        return isWord(c) && !isUnspaced(c) ? Character.toLowerCase(c) : NONE;
    }

    /** Of scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. */
    static boolean isUnspaced(int c) {
        return c >= 0x0E00
                && ((c <= 0x0EFF)
                        || (c >= 0x1000 && c <= 0x109F)
                        || (c >= 0x1780 && c <= 0x17FF)
                        || (c >= 0x3040 && c <= 0x30FF)
                        || (c >= 0x3400 && c <= 0x4DBF)
                        || (c >= 0x4E00 && c <= 0x9FFF)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0x20000 && c <= 0x3FFFF));
    }

    /** A picture such as an emoji: a word of its own, for they loop as words do. */
    static boolean isPicture(int c) {
        return c >= 0x2600 && (c <= 0x27BF || (c >= 0x1F000 && c <= 0x1FAFF));
    }

    /** Ends a sentence, with or without a space after it. */
    static boolean isFullStop(int c) {
        return c == '.' || c == '!' || c == '?' || c == 0x2026 || isWideStop(c);
    }

    /** Ends a sentence without a space after it. */
    static boolean isWideStop(int c) {
        return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x0964 || c == 0x061F || c == 0x06D4;
    }
}
