package io.llmops.guardrails.phrase;

import java.util.List;

/**
 * Words and phrases, looked for all at once. Case does not matter; a space stands for white space, hyphens and underscores;
 * a phrase begins and ends where a word does, except in scripts that write words without spaces. Immutable and thread-safe.
 *
 * <p>The cost is linear: a tree of all phrases is entered where a word begins and left where no phrase goes on, so each
 * character is looked at once for most words and at most {@link #longest()} times.
 */
public final class Phrases {

    /** More white space than that separates, and does not join, the words of a phrase. */
    private static final int MAX_GAP = 8;

    private static final int MAX_LENGTH = 200;

    /** Is told where a phrase stands. */
    @FunctionalInterface
    public interface Sink {
        /**
         * A phrase was seen.
         *
         * @param phrase its position in the list that was given
         * @param start index of its first character
         * @param end index after its last character
         */
        void seen(int phrase, int start, int end);
    }

    private final PhraseTree tree = new PhraseTree();
    private int longest;

    private Phrases() {}

    /**
     * Looks for these.
     *
     * @throws IllegalArgumentException if one is blank or longer than 200 characters
     */
    public static Phrases of(List<String> phrases) {
        Phrases made = new Phrases();
        for (int i = 0; i < phrases.size(); i++) {
            made.add(phrases.get(i), i);
        }
        return made;
    }

    private void add(String phrase, int id) {
        String folded = folded(phrase);
        if (folded.isEmpty() || folded.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A phrase has 1 to " + MAX_LENGTH + " characters: '" + phrase + "'");
        }
        tree.add(folded, id);
        long gaps = folded.chars().filter(c -> c == ' ').count();
        longest = Math.max(longest, folded.length() + (int) gaps * (MAX_GAP - 1));
    }

    private static String folded(String phrase) {
        StringBuilder folded = new StringBuilder(phrase.length());
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            if (!isGap(c)) {
                folded.append(fold(c));
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }

    /** How many characters of text the longest phrase may take. */
    public int longest() {
        return longest;
    }

    /** Tells every place of every phrase, overlapping ones too, in the order of their beginnings. */
    public void scan(CharSequence text, Sink sink) {
        for (int i = 0; i < text.length(); i++) {
            if (!isGap(text.charAt(i)) && !joined(text, i)) {
                walk(text, i, sink);
            }
        }
    }

    private void walk(CharSequence text, int start, Sink sink) {
        PhraseTree.Node node = tree.root();
        int i = start;
        while (i < text.length()) {
            int gap = gap(text, i);
            if (gap > MAX_GAP) {
                return;
            }
            node = node.child(gap > 0 ? ' ' : fold(text.charAt(i)));
            if (node == null) {
                return;
            }
            i += Math.max(1, gap);
            if (node.phrase() >= 0 && !joined(text, i)) {
                sink.seen(node.phrase(), start, i);
            }
        }
    }

    private static int gap(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && end - from <= MAX_GAP && isGap(text.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '-' || c == '_' || c == '\u00a0' || Character.isWhitespace(c);
    }

    private static char fold(char c) {
        return c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Whether one word goes on across this index. */
    private static boolean joined(CharSequence text, int index) {
        return index > 0 && index < text.length() && isOfWord(text.charAt(index - 1)) && isOfWord(text.charAt(index));
    }

    private static boolean isOfWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) && !isWrittenWithoutSpaces(c);
    }

    private static boolean isWrittenWithoutSpaces(char c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
