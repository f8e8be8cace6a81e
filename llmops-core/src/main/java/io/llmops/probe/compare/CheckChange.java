package io.llmops.probe.compare;

import io.llmops.probe.statistics.Bootstrap;
import io.llmops.probe.statistics.Interval;
import io.llmops.probe.statistics.McNemar;
import io.llmops.probe.statistics.Proportions;
import io.llmops.probe.statistics.SignFlips;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the share of right answers moved, over the same cases.
 *
 * @param before share of right answers by weight, 0..1; NaN without cases
 * @param worse cases that are right less often than before
 * @param better cases that are right more often
 * @param p two-sided: McNemar's exact test where each case was asked once and all weigh the same; otherwise the sign-flip
 *     test of each case's weighted difference
 * @param interval of {@code after - before}, 95 %: Newcombe's for paired shares, or the bootstrap over cases
 * @param cohensH effect size
 */
public record CheckChange(
        int cases, double before, double after, int worse, int better, double p, Interval interval, double cohensH) {

    private static final double CONFIDENCE = 0.95;
    private static final long SEED = 1;
    private static final int MOST_PARTS = 100_000;

    static CheckChange of(List<PairedCase> pairs) {
        if (pairs.isEmpty()) {
            return new CheckChange(
                    0, Double.NaN, Double.NaN, 0, 0, 1, new Interval(Double.NaN, Double.NaN, CONFIDENCE), Double.NaN);
        }
        double weights = pairs.stream().mapToDouble(PairedCase::weight).sum();
        double before = 0;
        double after = 0;
        for (PairedCase pair : pairs) {
            before += pair.weight() / weights * pair.before().shareRight();
            after += pair.weight() / weights * pair.after().shareRight();
        }
        int worse = (int) pairs.stream().filter(it -> it.difference() < 0).count();
        int better = (int) pairs.stream().filter(it -> it.difference() > 0).count();
        double h = Proportions.cohensH(Math.min(1, before), Math.min(1, after));
        return isPlain(pairs)
                ? new CheckChange(
                        pairs.size(), before, after, worse, better, McNemar.exact(worse, better), plain(pairs), h)
                : new CheckChange(pairs.size(), before, after, worse, better, flipped(pairs), drawn(pairs, weights), h);
    }

    private static boolean isPlain(List<PairedCase> pairs) {
        return pairs.stream().allMatch(PairedCase::isSingle) && weighSame(pairs);
    }

    private static boolean weighSame(List<PairedCase> pairs) {
        return pairs.stream().allMatch(it -> it.weight() == pairs.get(0).weight());
    }

    private static Interval plain(List<PairedCase> pairs) {
        int[] kinds = new int[4];
        for (PairedCase pair : pairs) {
            kinds[2 * (1 - pair.before().right()) + 1 - pair.after().right()]++;
        }
        return Proportions.pairedDifference(kinds[0], kinds[1], kinds[2], kinds[3], CONFIDENCE);
    }

    private static double flipped(List<PairedCase> pairs) {
        boolean same = weighSame(pairs);
        double[] differences = pairs.stream()
                .mapToDouble(it -> it.difference() * (same ? 1 : it.weight()))
                .toArray();
        return SignFlips.p(differences, same ? unit(pairs) : 0);
    }

    /** The largest part of which all shares are multiples; 0 where it would be too small to count by. */
    private static double unit(List<PairedCase> pairs) {
        long parts = pairs.stream()
                .flatMapToInt(
                        it -> IntStream.of(it.before().graded(), it.after().graded()))
                .asLongStream()
                .distinct()
                .reduce(1, (a, b) -> a > MOST_PARTS ? a : a / gcd(a, b) * b);
        return parts > MOST_PARTS ? 0 : 1.0 / parts;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Interval drawn(List<PairedCase> pairs, double weights) {
        double[] weighted = pairs.stream()
                .mapToDouble(it -> it.difference() * it.weight() * pairs.size() / weights)
                .toArray();
        return Bootstrap.mean(weighted, CONFIDENCE, SEED);
    }
}
