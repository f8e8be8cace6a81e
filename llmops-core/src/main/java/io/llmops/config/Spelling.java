package io.llmops.config;

import java.util.Collection;
import java.util.Comparator;

/** What somebody may have meant. */
public final class Spelling {

    private static final int MAX_EDITS = 3;
    private static final int MAX_LENGTH = 60;

    private Spelling() {}

    /** Such as {@code ; did you mean 'threshold'?}, or all that is known. */
    public static String hint(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return "";
        }
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= Math.min(MAX_EDITS, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /** The Levenshtein distance. */
    private static int edits(String from, String to) {
        if (from.length() > MAX_LENGTH) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
