package io.llmops.guardrails.pii;

import java.util.Arrays;

/**
 * Makes variants of a character one, without moving any: an index in the folded text is the same in the text. Full width
 * and other digits become ASCII digits, all dashes a hyphen, all spaces a space, invisible characters a filler.
 *
 * @param text what recognizers look at
 * @param marked whether there are placeholders in it
 */
record Folding(String text, boolean marked) {

    /** Invisible, or the second half of a digit. */
    static final char FILLER = '\u200b';

    /** Stands for each character of a placeholder of an earlier redaction. */
    static final char PLACEHOLDER = '\ue000';

    static final int LONGEST_PLACEHOLDER = 48;

    private static final String PREFIX = "[REDACTED:";
    private static final int ASCII = 128;

    /** Folds a text; of one that goes on, up to where it may still become something else. */
    static Folding of(String text, boolean complete) {
        int end = complete ? text.length() : settled(text);
        boolean plain = true;
        boolean bracket = false;
        for (int i = 0; i < end; i++) {
            plain &= text.charAt(i) < ASCII;
            bracket |= text.charAt(i) == '[';
        }
        if (plain && !bracket) {
            return new Folding(text.substring(0, end), false);
        }
        char[] folded = text.substring(0, end).toCharArray();
        if (!plain) {
            foldAll(folded);
        }
        boolean marked = mark(folded);
        return new Folding(new String(folded), marked);
    }

    private static void foldAll(char[] text) {
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if (Character.isHighSurrogate(c) && i + 1 < text.length && Character.isLowSurrogate(text[i + 1])) {
                int digit = Character.digit(Character.toCodePoint(c, text[i + 1]), 10);
                if (digit >= 0) {
                    text[i] = (char) ('0' + digit);
                    text[++i] = FILLER;
                }
            } else if (c >= ASCII) {
                text[i] = fold(c);
            }
        }
    }

    private static char fold(char c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        } else if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - 0xfee0);
        }
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.FORMAT -> FILLER;
            case Character.PRIVATE_USE -> '\ue001';
            default -> c == '\u2212' ? '-' : c == '\u2019' ? '\'' : c;
        };
    }

    /** What stands in for a finding is part of none, and joins what stands beside it. */
    private static boolean mark(char[] text) {
        boolean marked = false;
        for (int i = 0; i < text.length; i++) {
            int end = text[i] == '[' ? placeholderEnd(text, i) : -1;
            if (end > i) {
                Arrays.fill(text, i, end, PLACEHOLDER);
                marked = true;
                i = end - 1;
            }
        }
        return marked;
    }

    private static int placeholderEnd(char[] text, int start) {
        int limit = Math.min(text.length, start + LONGEST_PLACEHOLDER);
        for (int i = start; i < limit; i++) {
            if (i > start + PREFIX.length() && text[i] == ']') {
                return i + 1;
            } else if (!fits(text[i], i - start)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean fits(char c, int place) {
        return place < PREFIX.length()
                ? c == PREFIX.charAt(place)
                : c == '_' || c == ':' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }

    /** Where the last character or placeholder begins, if it may be half of one. */
    private static int settled(String text) {
        int length = text.length();
        int open = text.lastIndexOf('[');
        if (open >= 0 && length - open < LONGEST_PLACEHOLDER) {
            boolean half = true;
            for (int i = open; i < length; i++) {
                half &= fits(text.charAt(i), i - open);
            }
            if (half) {
                return open;
            }
        }
        return length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }
}
