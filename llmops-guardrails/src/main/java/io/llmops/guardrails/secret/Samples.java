package io.llmops.guardrails.secret;

import java.util.Locale;

/** Tells what documentation shows instead of a secret. */
final class Samples {

    /** How many characters after a keyword are judged. */
    static final int JUDGED = 16;

    private static final int EQUAL_IN_A_ROW = 6;

    private Samples() {}

    /**
     * Holds {@code EXAMPLE}, as the keys in the AWS documentation do, or six equal characters in a row, as do 11 of a
     * million random strings of 16 hex digits.
     */
    static boolean isSample(String secret) {
        return secret.toUpperCase(Locale.ROOT).contains("EXAMPLE") || hasRun(secret, EQUAL_IN_A_ROW);
    }

    /** Whether a character stands this often in a row. */
    static boolean hasRun(String text, int length) {
        int run = 1;
        for (int i = 1; i < text.length() && run < length; i++) {
            run = text.charAt(i) == text.charAt(i - 1) ? run + 1 : 1;
        }
        return run >= length;
    }
}
