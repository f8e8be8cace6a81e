package io.llmops.probe.statistics;

/**
 * McNemar's test: of the cases that changed, did as many become right as became wrong? Cases that stayed as they were say
 * nothing about a change. McNemar, Note on the sampling error of the difference between correlated proportions or
 * percentages, Psychometrika 12 (1947); here exact, by the binomial distribution with chance one half.
 */
public final class McNemar {

    private McNemar() {}

    /**
     * The exact two-sided p-value. Never more false alarms than it says, usually fewer.
     *
     * @param worse cases that were right before and are wrong after
     * @param better cases that were wrong before and are right after
     */
    public static double exact(int worse, int better) {
        int changed = requireCounts(worse, better);
        return changed == 0 ? 1 : Math.min(1, 2 * Binomial.atLeast(Math.max(worse, better), changed, 0.5));
    }

    /**
     * The mid-p value: half the chance of the very outcome counts. False alarms are close to what it says, at times a little
     * above. Fagerland, Lydersen, Laake, The McNemar test for binary matched-pairs data: mid-p and asymptotic are better
     * than exact conditional, BMC Medical Research Methodology 13:91 (2013).
     */
    public static double midP(int worse, int better) {
        int changed = requireCounts(worse, better);
        if (worse == better) {
            return 1 - Binomial.chances(changed, 0.5)[worse] / 2;
        }
        return exact(worse, better) - Binomial.chances(changed, 0.5)[Math.max(worse, better)];
    }

    private static int requireCounts(int worse, int better) {
        if (worse < 0 || better < 0) {
            throw new IllegalArgumentException("Counts must not be negative: " + worse + ", " + better);
        }
        return Math.addExact(worse, better);
    }
}
