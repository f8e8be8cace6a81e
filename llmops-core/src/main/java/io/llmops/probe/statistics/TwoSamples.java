package io.llmops.probe.statistics;

import java.util.Arrays;

/**
 * Whether two samples come from the same distribution, by the largest distance between their shares below a value
 * (Kolmogorov and Smirnov). Values may be tied, as lengths are: the p-value is exact given all values, for each assignment
 * of the pooled values to the samples is as likely as any other (Schröer and Trenkler, Exact and randomization
 * distributions of Kolmogorov-Smirnov tests two or three samples, 1995). For large samples it is the limit distribution,
 * which with ties claims too little rather than too much.
 *
 * @param distance 0 to 1
 * @param cliffsDelta effect size: how much more often a value of the second sample is above one of the first than below,
 *     -1 to 1 (Cliff, Dominance statistics, 1993)
 */
public record TwoSamples(double distance, double cliffsDelta, double p, boolean exact) {

    private static final long MAX_PATHS_CELLS = 4_000_000;
    private static final int LIMIT_TERMS = 100;

    public static TwoSamples of(double[] first, double[] second) {
        Samples.requireSome(first);
        Samples.requireSome(second);
        double[] x = first.clone();
        double[] y = second.clone();
        Arrays.sort(x);
        Arrays.sort(y);
        long distance = distance(x, y);
        boolean exact = (long) x.length * y.length <= MAX_PATHS_CELLS;
        double share = distance / ((double) x.length * y.length);
        return new TwoSamples(share, delta(x, y), exact ? exactP(x, y, distance) : limitP(x, y, share), exact);
    }

    /** Times both sizes: a whole number. */
    private static long distance(double[] x, double[] y) {
        long largest = 0;
        for (int i = 0, j = 0; i < x.length && j < y.length; ) {
            double value = Math.min(x[i], y[j]);
            i = after(x, i, value);
            j = after(y, j, value);
            largest = Math.max(largest, apart(i, j, x.length, y.length));
        }
        return largest;
    }

    private static int after(double[] sorted, int from, double value) {
        int at = from;
        while (at < sorted.length && sorted[at] <= value) {
            at++;
        }
        return at;
    }

    private static long apart(long i, long j, int n, int m) {
        return Math.abs(i * m - j * n);
    }

    /**
     * One less the chance of a way from (0,0) to (n,m) that nowhere strays as far as what was seen; among equal values only
     * the end of the group counts. A cell holds the share of all ways to it that do not.
     */
    private static double exactP(double[] x, double[] y, long seen) {
        if (seen == 0) {
            return 1;
        }
        boolean[] groupEnds = groupEnds(x, y);
        int n = x.length;
        int m = y.length;
        double[] stays = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                double share =
                        i + j == 0 ? 1 : ((i == 0 ? 0 : stays[j] * i) + (j == 0 ? 0 : stays[j - 1] * j)) / (i + j);
                stays[j] = groupEnds[i + j] && apart(i, j, n, m) >= seen ? 0 : share;
            }
        }
        return Math.min(1, Math.max(0, 1 - stays[m]));
    }

    /** After how many of the pooled values a group of equal ones ends. */
    private static boolean[] groupEnds(double[] x, double[] y) {
        double[] pooled = Arrays.copyOf(x, x.length + y.length);
        System.arraycopy(y, 0, pooled, x.length, y.length);
        Arrays.sort(pooled);
        boolean[] ends = new boolean[pooled.length + 1];
        for (int k = 1; k <= pooled.length; k++) {
            ends[k] = k == pooled.length || pooled[k] != pooled[k - 1];
        }
        return ends;
    }

    /** Kolmogorov's series (Sulla determinazione empirica di una legge di distribuzione, 1933). */
    private static double limitP(double[] x, double[] y, double distance) {
        double scaled = distance * Math.sqrt((double) x.length * y.length / (x.length + y.length));
        double sum = 0;
        for (int k = 1; k <= LIMIT_TERMS; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
        }
        return scaled < 0.2 ? 1 : Math.min(1, Math.max(0, sum));
    }

    private static double delta(double[] x, double[] y) {
        double sum = 0;
        int below = 0;
        int belowOrEqual = 0;
        for (double value : y) {
            while (below < x.length && x[below] < value) {
                below++;
            }
            belowOrEqual = after(x, belowOrEqual, value);
            sum += below - (x.length - belowOrEqual);
        }
        return sum / ((double) x.length * y.length);
    }
}
