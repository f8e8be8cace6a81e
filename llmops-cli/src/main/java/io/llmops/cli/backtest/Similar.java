package io.llmops.cli.backtest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that was probably meant. */
final class Similar {

    private Similar() {}

    /** The nearest one, if it differs in no more than a quarter of the letters once signs and case are left out. */
    static Optional<String> to(String name, Collection<String> names) {
        String plain = plain(name);
        return names.stream()
                .filter(it -> distance(plain, plain(it)) <= plain.length() / 4)
                .min(Comparator.comparingInt(it -> distance(plain, plain(it))));
    }

    /** {@code gen_ai_client_x} is {@code gen_ai.client.x}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
