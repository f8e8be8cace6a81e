package io.llmops.alerting.triage;

/**
 * The stories weighed over all lookbacks, since nobody knows when it began. Each is the mean of likelihood ratios against
 * "nothing happened", so it exceeds x with a probability of at most 1/x when nothing did (Markov), whatever number of
 * customers and lookbacks was looked at.
 *
 * @param one logarithm of how much likelier what was seen is if one customer is hot; the others alike
 * @param since the lookback that speaks most for the likeliest story
 */
record Weighing(double one, double few, double many, Lookback since) {

    private static final int[] LOOKBACKS = {1, 2, 3, 4, 6, 12};
    private static final double[] WEIGHTS = {0.35, 0.15, 0.15, 0.1, 0.15, 0.1};
    private static final int STORIES = 3;

    /** @param lengths of windows in milliseconds, the present one first */
    static Weighing of(Ledger ledger, double[] lengths) {
        ledger.learn();
        double[] sums = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] most = sums.clone();
        Lookback[] since = new Lookback[STORIES];
        CustomerCounts known = ledger.known();
        for (int i = 0; i < LOOKBACKS.length; i++) {
            int windows = LOOKBACKS[i];
            if (windows > 1 && known.callsBefore(known.everybody(), windows) == 0) {
                break;
            }
            double share = share(lengths, windows);
            Lookback lookback = Lookback.of(ledger, windows, share);
            Stories stories = Stories.of(lookback, share, known.spread().shared());
            double[] each = {stories.one(), stories.few(), stories.many()};
            for (int story = 0; story < STORIES; story++) {
                double weighed = Math.log(WEIGHTS[i] / STORIES) + each[story];
                sums[story] = Logs.add(sums[story], weighed);
                if (since[story] == null || weighed > most[story]) {
                    most[story] = weighed;
                    since[story] = lookback;
                }
            }
        }
        return new Weighing(sums[0], sums[1], sums[2], since[likeliest(sums)]);
    }

    private static double share(double[] lengths, int windows) {
        double all = 0;
        for (int i = 0; i < windows; i++) {
            all += lengths[i];
        }
        return all > 0 ? lengths[0] / all : 1;
    }

    private static int likeliest(double[] stories) {
        int best = 0;
        for (int story = 1; story < STORIES; story++) {
            best = stories[story] > stories[best] ? story : best;
        }
        return best;
    }

    double any() {
        return Logs.sum(one, few, many);
    }

    Scope likeliest() {
        return switch (likeliest(new double[] {one, few, many})) {
            case 0 -> Scope.ONE_CUSTOMER;
            case 1 -> Scope.FEW;
            default -> Scope.MANY;
        };
    }
}
