package io.llmops.alerting.triage;

import java.util.Arrays;

/**
 * How much better than "nothing happened" each story explains a lookback, as logarithms of likelihood ratios: one customer
 * is hot and the others are as ever; a few are; everybody is.
 */
record Stories(double one, double few, double many) {

    private static final int MOST_HOT = 24;
    private static final double MOST_SHARE = 0.7; // of all customers, or it is everybody
    private static final double WORTH_NAMING = 1; // logarithm of a likelihood ratio
    private static final double LEAST = 1e-9;
    private static final double SHARED_SHAPE = 25;
    private static final double STOPPED = Math.log(20);

    private static final double[] SHARED = {-2, -1, 0, 1, 2}; // standard deviations
    private static final double[] SHARED_WEIGHTS = Logs.of(0.0545, 0.2442, 0.4026, 0.2442, 0.0545);
    private static final double[] TIMES = {1.6, 2, 3, 5, 10};
    private static final double[] MULTIPLES = {0.6, 1, 2, 4};
    private static final double[] PARTS = {0.2, 0.4, 0.7, 0.95};
    private static final double[] REACH = {1, 0.5};
    private static final double[] REACH_WEIGHTS = Logs.of(0.98, 0.02);

    /**
     * @param share of the present window in the time of all
     * @param sharedMovement of everybody's rate, between windows, when nothing is wrong: standard deviation of its logarithm
     */
    static Stories of(Lookback lookback, double share, double sharedMovement) {
        int customers = lookback.customers().size();
        double[] shared =
                Arrays.stream(SHARED).map(sds -> Math.exp(sds * sharedMovement)).toArray();
        double[][] usual = new double[shared.length][];
        double[] nothing = new double[shared.length];
        for (int j = 0; j < shared.length; j++) {
            usual[j] = each(lookback, shared[j]);
            nothing[j] = SHARED_WEIGHTS[j] + everybody(lookback, usual[j], shared[j]);
        }
        double[] hot = new double[customers];
        for (int i = 0; i < customers; i++) {
            hot[i] = lookback.customers().get(i).logHot();
        }
        double[] one = new double[shared.length];
        double[] few = new double[shared.length];
        for (int j = 0; j < shared.length; j++) {
            double[] raised = new double[customers];
            for (int i = 0; i < customers; i++) {
                raised[i] = hot[i] - usual[j][i];
            }
            one[j] = nothing[j] + Logs.sum(raised) - Math.log(lookback.active());
            few[j] = nothing[j] + few(raised, lookback.active());
        }
        double none = Logs.sum(nothing);
        double[] asEver = usual[shared.length / 2];
        double many = isOver(lookback, share) ? Double.NEGATIVE_INFINITY : many(lookback, asEver) - none;
        return new Stories(Logs.sum(one) - none, Logs.sum(few) - none, many);
    }

    private static double[] each(Lookback lookback, double times) {
        return lookback.customers().stream()
                .mapToDouble(seen -> seen.logLikelihood(times))
                .toArray();
    }

    private static double everybody(Lookback lookback, double[] each, double times) {
        return Arrays.stream(each).sum() + lookback.others().logLikelihood(times) - times * lookback.quiet();
    }

    private static double many(Lookback lookback, double[] asEver) {
        double sum = Double.NEGATIVE_INFINITY;
        for (double times : TIMES) {
            double[] touched = each(lookback, times);
            for (int r = 0; r < REACH.length; r++) {
                double mean = 1 + REACH[r] * (times - 1);
                double[] mixed = REACH[r] == 1 ? touched : mixed(asEver, touched, REACH[r]);
                sum = Logs.add(sum, REACH_WEIGHTS[r] + everybody(lookback, mixed, mean));
            }
        }
        double added = Double.NEGATIVE_INFINITY;
        for (double part : parts(lookback)) {
            added = Logs.add(added, withPart(lookback, part));
        }
        return Logs.add(sum - Math.log(TIMES.length), added - Math.log(MULTIPLES.length + PARTS.length)) - Math.log(2);
    }

    /** Of the other calls that may count as well: some that are like the usual rate, and some that are most of them. */
    private static double[] parts(Lookback lookback) {
        double usual = lookback.expected() / Math.max(1, lookback.calls());
        double[] parts = new double[MULTIPLES.length + PARTS.length];
        for (int i = 0; i < MULTIPLES.length; i++) {
            parts[i] = Math.min(PARTS[0], MULTIPLES[i] * usual);
        }
        System.arraycopy(PARTS, 0, parts, MULTIPLES.length, PARTS.length);
        return parts;
    }

    private static double withPart(Lookback lookback, double part) {
        double sum = lookback.others().logLikelihoodWith(part);
        for (Seen seen : lookback.customers()) {
            sum += seen.logLikelihoodWith(part);
        }
        return sum - lookback.quiet() - part * lookback.quietCalls();
    }

    private static double[] mixed(double[] asEver, double[] touched, double reach) {
        double[] mixed = new double[touched.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = Logs.add(Math.log(1 - reach) + asEver[i], Math.log(reach) + touched[i]);
        }
        return mixed;
    }

    /** Mean over all sets of 2, 3, … customers of how much likelier it is that they and no others are hot. */
    private static double few(double[] raised, double customers) {
        int most = (int) Math.min(MOST_HOT, Math.ceil(MOST_SHARE * customers));
        if (most < 2) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sets = new double[most + 1];
        Arrays.fill(sets, Double.NEGATIVE_INFINITY);
        sets[0] = 0;
        for (double each : raised) {
            if (each > WORTH_NAMING) {
                for (int m = most; m > 0; m--) {
                    sets[m] = Logs.add(sets[m], sets[m - 1] + each);
                }
            }
        }
        double sum = Double.NEGATIVE_INFINITY;
        for (int m = 2; m <= most; m++) {
            sum = Logs.add(sum, sets[m] - LogGamma.choose(customers, m));
        }
        return sum - Math.log(most - 1);
    }

    /** Whether everybody's rate was high, and is not any more. */
    private static boolean isOver(Lookback lookback, double share) {
        double expected = lookback.others().expected() + lookback.quiet();
        double counted = lookback.others().all().counted();
        double lastExpected = lookback.others().expected() * share + lookback.quiet() * share;
        double last = lookback.others().last().counted();
        for (Seen seen : lookback.customers()) {
            expected += seen.expected();
            counted += seen.all().counted();
            lastExpected += seen.rate().expected(seen.last().calls());
            last += seen.last().counted();
        }
        double on = shared(last, lastExpected * Math.max(1, counted / Math.max(LEAST, expected)));
        return shared(last, lastExpected) - on > STOPPED;
    }

    private static double shared(double counted, double expected) {
        double mean = Math.max(LEAST, expected);
        return SHARED_SHAPE * Math.log(SHARED_SHAPE / (SHARED_SHAPE + mean))
                + counted * Math.log(mean / (SHARED_SHAPE + mean));
    }
}
