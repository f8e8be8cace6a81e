package io.llmops.alerting.triage.cause.statistics;

import java.util.Arrays;

/**
 * Several statistics of the same data under the same random relabellings: how unlikely each is, and how unlikely so small a
 * p-value is among them all, whatever they have in common. Westfall and Young, Resampling-Based Multiple Testing (1993),
 * the min-P procedure; what was seen counts as one of the draws (Phipson and Smyth, 2010), so that no p-value is 0.
 */
public final class SmallestP {

    private static final double ROUNDING = 1e-9;
    /** Of the draws that are the farthest by one statistic, the one that is farthest beyond the others is less likely. */
    private static final double TIE = 1e-9;

    private static final double FAR = 1e4;
    private static final int TAIL = 20;
    private static final int GLANCE = 199;
    private static final double LIKELY = 0.1;

    private final double[] each;
    private final double p;

    private SmallestP(double[] each, double p) {
        this.each = each;
        this.p = p;
    }

    /**
     * Of statistics of which large values are unlikely.
     *
     * @param statistics for each statistic its values: first what was seen, then those of all draws
     */
    public static SmallestP of(double[][] statistics) {
        int all = statistics[0].length;
        double[] smallest = new double[all];
        Arrays.fill(smallest, 2);
        double[] each = new double[statistics.length];
        for (int k = 0; k < statistics.length; k++) {
            double[] values = statistics[k];
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double spread = sorted[all - 1 - all / TAIL] - sorted[all / TAIL];
            for (int draw = 0; draw < all; draw++) {
                double p = (double) (all - firstAtLeast(sorted, values[draw])) / all;
                double beyond = spread > 0 ? (values[draw] - sorted[all / 2]) / spread : 0;
                smallest[draw] = Math.min(smallest[draw], p - TIE * Math.min(FAR, beyond));
                if (draw == 0) {
                    each[k] = p;
                }
            }
        }
        int asSmall = 0;
        for (double p : smallest) {
            asSmall += p <= smallest[0] ? 1 : 0;
        }
        return new SmallestP(each, (double) asSmall / all);
    }

    /** The p-value of one of the statistics by itself. */
    public double each(int statistic) {
        return each[statistic];
    }

    /** Of the smallest of them. */
    public double p() {
        return p;
    }

    /** How many draws are enough for a first glance. */
    public static int glance(int draws) {
        return Math.min(draws, GLANCE);
    }

    /** Whether more draws would be in vain. */
    public boolean isLikely() {
        return p > LIKELY;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        double least = value - ROUNDING * Math.max(1, Math.abs(value));
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
