package io.llmops.alerting.signal;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the numbers recorded in some interval: how many, their sum, their extremes, their quantiles to within
 * 2.2 %, and a few traces to look at. Aggregates of several intervals or series merge into one, in any order.
 *
 * <p>What a count means depends on the {@link Kind}. Immutable.
 */
public final class Aggregate {

    /** What kind of instrument recorded the numbers. */
    public enum Kind {
        /** Single numbers: {@code count} of them, with the given {@code sum}. */
        HISTOGRAM,
        /**
         * Increases: {@code sum} is the increase. A counter of whole numbers counts things, so {@code count} is the same
         * number; one of fractions (money, seconds) counts an amount, and {@code count} is only how many increases were
         * collected.
         */
        COUNTER,
        /** A level, looked at {@code count} times; the sum of those looks means nothing by itself, their mean does. */
        GAUGE
    }

    private final Kind kind;
    private final long count;
    private final double sum;
    private final double min;
    private final double max;
    private final Distribution distribution;
    private final Exemplars exemplars;

    Aggregate(
            Kind kind, long count, double sum, double min, double max, Distribution distribution, Exemplars exemplars) {
        this.kind = kind;
        this.count = count;
        this.sum = sum;
        this.min = Double.isNaN(min) ? distribution.lowest() : min;
        this.max = Double.isNaN(max) ? distribution.highest() : max;
        this.distribution = distribution;
        this.exemplars = exemplars;
    }

    /** Single numbers, as a histogram records them. */
    public static Aggregate recorded(double... numbers) {
        if (numbers.length == 0) {
            throw new IllegalArgumentException("recorded() needs at least one number; no numbers is no aggregate");
        }
        DoubleSummaryStatistics s = DoubleStream.of(numbers).summaryStatistics();
        List<Distribution> each =
                DoubleStream.of(numbers).mapToObj(Distribution::of).toList();
        Distribution all = Distribution.merge(each);
        return new Aggregate(Kind.HISTOGRAM, s.getCount(), s.getSum(), s.getMin(), s.getMax(), all, Exemplars.NONE);
    }

    /** The increase of a counter of things: calls, tokens. */
    public static Aggregate counted(long things) {
        return counter(things, (double) things, Exemplars.NONE);
    }

    /** The increase of a counter of an amount: money, seconds. */
    public static Aggregate increased(double amount) {
        return counter(1, amount, Exemplars.NONE);
    }

    /** One look at a level. */
    public static Aggregate observed(double level) {
        return gauge(level, Exemplars.NONE);
    }

    static Aggregate counter(long count, double sum, Exemplars exemplars) {
        return new Aggregate(Kind.COUNTER, count, sum, Double.NaN, Double.NaN, Distribution.EMPTY, exemplars);
    }

    static Aggregate gauge(double level, Exemplars exemplars) {
        return new Aggregate(Kind.GAUGE, 1, level, level, level, Distribution.of(level), exemplars);
    }

    /** All of them together. Of different kinds, which one metric name should never have, the first kind is kept. */
    public static Aggregate merge(List<Aggregate> parts) {
        Aggregate first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        return new Aggregate(
                first.kind,
                parts.stream().mapToLong(it -> it.count).sum(),
                parts.stream().mapToDouble(it -> it.sum).sum(),
                least(parts.stream().mapToDouble(it -> it.min)),
                -least(parts.stream().mapToDouble(it -> -it.max)),
                Distribution.merge(parts.stream().map(it -> it.distribution).toList()),
                Exemplars.merge(parts.stream().map(it -> it.exemplars).toList()));
    }

    private static double least(DoubleStream numbers) {
        return numbers.filter(it -> !Double.isNaN(it)).min().orElse(Double.NaN);
    }

    /** What a histogram gained since, or null if something was reset. Its extremes are then those of its buckets. */
    @Nullable Aggregate minus(Aggregate before) {
        Distribution added = distribution.minus(before.distribution);
        if (added == null || count < before.count) {
            return null;
        }
        return new Aggregate(kind, count - before.count, sum - before.sum, Double.NaN, Double.NaN, added, exemplars);
    }

    Distribution distribution() {
        return distribution;
    }

    Exemplars exemplars() {
        return exemplars;
    }

    public Kind kind() {
        return kind;
    }

    public long count() {
        return count;
    }

    public double sum() {
        return sum;
    }

    /** The smallest number; NaN for counters. */
    public double min() {
        return min;
    }

    /** The largest number; NaN for counters. */
    public double max() {
        return max;
    }

    /**
     * The smallest number that at least the share {@code q} of all numbers does not exceed, off by at most
     * {@link #relativeError()} of its true value; 0 and 1 give the extremes. NaN for counters, which have no numbers.
     */
    public double quantile(double q) {
        if (q <= 0 || q >= 1) {
            return q <= 0 ? min : max;
        }
        return Math.max(min, Math.min(max, distribution.quantile(q)));
    }

    /**
     * 0.022 while the numbers lie within a factor of 1,024 of one another; twice that for every squaring of the factor.
     * Numbers that came in explicit buckets are only known to lie in their bucket, whatever this says.
     */
    public double relativeError() {
        return distribution.relativeError();
    }

    /** Up to four traces, that of the largest number first. */
    public List<String> traceIds() {
        return exemplars.traceIds();
    }

    @Override
    public String toString() {
        return kind + " count=" + count + " sum=" + sum + " min=" + min + " max=" + max;
    }
}
