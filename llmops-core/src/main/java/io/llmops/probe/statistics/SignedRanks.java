package io.llmops.probe.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test of paired differences. Wilcoxon, Individual comparisons by ranking methods, Biometrics
 * Bulletin 1 (1945). Differences of zero are ranked and then left out: Pratt, Remarks on zeros and ties in the Wilcoxon
 * signed rank procedures, JASA 54 (1959).
 *
 * <p>Up to {@value #EXACT_UP_TO} pairs the p-value is exact, ties and zeros included: every difference might as well have
 * had the other sign, and all sums of ranks are counted (the shift algorithm of Streitberg and Röhmel, 1986). Above, it is
 * the normal approximation with correction for ties and continuity.
 *
 * @param statistic the sum of the ranks of positive differences
 * @param rankBiserial effect size: the share of the rank sum that is positive less the share that is negative, -1 to 1
 *     (Kerby, The simple difference formula, 2014)
 * @param p two-sided; 1 where all differences are zero
 */
public record SignedRanks(double statistic, double rankBiserial, double p, boolean exact) {

    static final int EXACT_UP_TO = 50;

    public static SignedRanks of(double[] differences) {
        Samples.requireFinite(differences);
        int[] doubled = doubledRanks(differences);
        long positive = 0;
        long total = 0;
        for (int i = 0; i < doubled.length; i++) {
            positive += differences[i] > 0 ? doubled[i] : 0;
            total += differences[i] != 0 ? doubled[i] : 0;
        }
        if (total == 0) {
            return new SignedRanks(0, 0, 1, true);
        }
        int[] ranks = IntStream.range(0, doubled.length)
                .filter(i -> differences[i] != 0)
                .map(i -> doubled[i])
                .toArray();
        boolean exact = differences.length <= EXACT_UP_TO;
        double p = exact ? SignFlips.p(ranks, positive) : normalP(ranks, positive / 2.0);
        return new SignedRanks(positive / 2.0, (2.0 * positive - total) / total, p, exact);
    }

    /** Twice the mid-ranks of the absolute values, which are whole numbers. */
    private static int[] doubledRanks(double[] differences) {
        Integer[] order = IntStream.range(0, differences.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.abs(differences[i])));
        int[] ranks = new int[order.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            while (to < order.length && Math.abs(differences[order[to]]) == Math.abs(differences[order[from]])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = from + to + 1;
            }
        }
        return ranks;
    }

    /** The variance of a sum of ranks with random signs is a quarter of the sum of their squares, ties or not. */
    private static double normalP(int[] doubledRanks, double statistic) {
        double mean = 0;
        double variance = 0;
        for (int doubled : doubledRanks) {
            double rank = doubled / 2.0;
            mean += rank / 2;
            variance += rank * rank / 4;
        }
        double distance = Math.max(0, Math.abs(statistic - mean) - 0.5);
        return Math.min(1, 2 * Normal.upperTail(distance / Math.sqrt(variance)));
    }
}
