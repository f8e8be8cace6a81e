package io.llmops.probe.statistics;

import java.util.OptionalDouble;

/** What a number of cases could have shown. */
public final class Detectable {

    private static final int STEPS = 60;

    private Detectable() {}

    /** The fewest changed cases, all changed the same way, that McNemar's exact test calls a change. */
    public static int fewestChanges(double alpha) {
        int changed = 1;
        while (McNemar.exact(changed, 0) > alpha) {
            changed++;
        }
        return changed;
    }

    /**
     * The smallest drop of the share of right answers, 0 to 1, that would have been called a change with this chance, if every
     * case that changed became wrong: at best, for changes to and fro hide one another. Empty where no drop would have been.
     *
     * @param alpha the p-value below which a change is claimed
     * @param power such as 0.8
     */
    public static OptionalDouble drop(int cases, double alpha, double power) {
        int fewest = fewestChanges(alpha);
        if (cases < fewest) {
            return OptionalDouble.empty();
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (Binomial.atLeast(fewest, cases, middle) >= power) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalDouble.of(high);
    }
}
