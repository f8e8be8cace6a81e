package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Concept;
import io.llmops.guardrails.injection.language.Tokens;
import java.util.Arrays;

/**
 * How often a whole text speaks of each concept: what is normal in it. A document on assistants names them everywhere;
 * an order that was slipped into a recipe is the only place that does.
 */
final class Contrast {

    /** Texts of so many tokens have no rest to compare with. */
    private static final int SHORT = 72;

    /** One token in so many. */
    private static final int OFTEN = 100;

    private static final int RARELY = 200;
    private static final int CONCEPTS = Concept.values().length;

    private final int[] counts = new int[CONCEPTS];
    private final int[] inside = new int[CONCEPTS];
    private final int size;

    Contrast(Tokens tokens) {
        size = tokens.size();
        if (size > SHORT) {
            count(tokens, 0, size, counts);
        }
    }

    private static void count(Tokens tokens, int from, int to, int[] into) {
        for (int i = from; i < to; i++) {
            for (long rest = tokens.concepts(i); rest != 0; rest &= rest - 1) {
                into[Long.numberOfTrailingZeros(rest)]++;
            }
        }
    }

    void look(Tokens tokens, Window window, Features into) {
        if (size <= SHORT) {
            return;
        }
        Arrays.fill(inside, 0);
        count(tokens, window.from(), window.to(), inside);
        long rare = 0;
        for (int concept = 0; concept < CONCEPTS; concept++) {
            if (inside[concept] > 0) {
                int elsewhere = counts[concept] - inside[concept];
                into.rare(concept, elsewhere == 0 ? 0 : (long) elsewhere * OFTEN < size ? 1 : 2);
                rare |= (long) elsewhere * RARELY < size ? 1L << concept : 0;
            }
        }
        pairs(rare, into);
    }

    private static void pairs(long rare, Features into) {
        for (long first = rare; first != 0; first &= first - 1) {
            for (long other = first & (first - 1); other != 0; other &= other - 1) {
                into.rarePair(Long.numberOfTrailingZeros(first), Long.numberOfTrailingZeros(other));
            }
        }
    }
}
