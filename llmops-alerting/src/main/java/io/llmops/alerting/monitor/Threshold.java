package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;

/**
 * A value beyond a fixed limit.
 *
 * <pre>{@code
 * Threshold.above(errorRate, 0.05).recoverAt(0.02).minSamples(50)
 * Threshold.outside(answerLength, 20, 2000)
 * Threshold.above(blockedShare, 0.02).significant(0.0001)
 * }</pre>
 *
 * <p><b>Formula.</b> {@code breached = value > limit} (below: {@code <}; outside: either); clear again at
 * {@code value <= recovery}; between the two it holds, see {@link Limit}.
 *
 * <p><b>False alarms.</b> Those of the limit you choose: take it from history, not from the air. A share of a handful of
 * calls crosses any limit by chance. {@link #significant} states the rate: a share of counts is then only breached where
 * {@code P(X >= k | n calls at exactly the limit) <= alpha}, the exact binomial test (Clopper and Pearson, 1934), so that one
 * window of a service at its limit alarms with at most that probability, whatever its traffic; windows that slide are looked
 * at again and again, which docs/conditions.md measures. Beyond the limit but not significantly, it holds.
 *
 * <p><b>When.</b> There is a number that is wrong in itself: an agreed latency, a budget, a full disk, a share of errors.
 *
 * @param significance probability of a false alarm in one window of a service that is at its limit; 1 for none asked for
 * @param minSamples with fewer samples in any window that makes the value uncertain there is no data: in each window of a
 *     mean or quantile and in each denominator of a ratio. The count in a numerator may be as small as it likes
 */
public record Threshold(Value value, Limit limit, double significance, long minSamples) implements Condition {

    public Threshold {
        if (minSamples < 1) {
            throw new IllegalArgumentException("[" + value + "] asks for at least " + minSamples
                    + " samples; without any sample there is nothing to judge, so give 1 or more");
        }
        if (!(significance > 0 && significance <= 1)) {
            throw new IllegalArgumentException("[" + value + "] is to be significant at " + significance
                    + "; give the probability of a false alarm, such as 0.001");
        }
        if (significance < 1) {
            requireShare(value, limit);
        }
    }

    private static void requireShare(Value value, Limit limit) {
        boolean share = value instanceof Value.Ratio ratio && counts(ratio.numerator()) && counts(ratio.denominator());
        boolean within = limit.nearest(0) >= 0 && limit.nearest(1) <= 1;
        if (!share || !within) {
            throw new IllegalArgumentException("Whether [" + value + "] is significantly " + limit
                    + " is not known; that takes a share, Value.ratio(count(...), count(...)), and limits from 0 to 1");
        }
    }

    private static boolean counts(Value value) {
        return value instanceof Value.Of of && of.measure().equals(Measure.COUNT);
    }

    /** Wrong above the limit, right again at the limit. */
    public static Threshold above(Value value, double limit) {
        return new Threshold(value, Limit.above(limit), 1, 1);
    }

    /** Wrong below the limit, right again at the limit. */
    public static Threshold below(Value value, double limit) {
        return new Threshold(value, Limit.below(limit), 1, 1);
    }

    /** Wrong below the one and above the other, right again on either. */
    public static Threshold outside(Value value, double low, double high) {
        return new Threshold(value, Limit.outside(low, high), 1, 1);
    }

    public Threshold recoverAt(double recovery) {
        return new Threshold(value, limit.recoverAt(recovery), significance, minSamples);
    }

    /** Of a band: right again only between these two. */
    public Threshold recoverWithin(double low, double high) {
        if (!(limit instanceof Limit.Outside outside)) {
            throw new IllegalArgumentException("[" + value + "] wrong " + limit + " has one limit; use recoverAt");
        }
        return new Threshold(value, outside.recoverWithin(low, high), significance, minSamples);
    }

    /**
     * Only where chance would do it this rarely at the limit.
     *
     * @param alpha such as 0.001
     */
    public Threshold significant(double alpha) {
        return new Threshold(value, limit, alpha, minSamples);
    }

    public Threshold minSamples(long minSamples) {
        return new Threshold(value, limit, significance, minSamples);
    }

    @Override
    public String describe() {
        return value.ofOneGroup() + " " + limit
                + (significance == 1 ? "" : ", significant at " + Prose.number(significance))
                + Words.fromSamples(minSamples)
                + Words.by(value.by());
    }

    @Override
    public String describe(Reading reading) {
        if (reading.state() == Reading.State.NO_DATA) {
            return value.ofOneGroup() + Words.whyNoData(reading, minSamples);
        }
        return value.ofOneGroup() + " is " + Prose.number(reading.value()) + ", limit " + Prose.number(reading.limit())
                + (reading.details().isEmpty() ? "" : byChance(reading.details().get(0)));
    }

    private static String byChance(double probability) {
        return probability >= 1e-9
                ? ", by chance in one window of " + Prose.number(1 / probability)
                : ", by chance in hardly any window";
    }

    @Override
    public List<String> by() {
        return value.by();
    }

    @Override
    public List<Signal> about() {
        return List.of(value.about());
    }

    @Override
    public Duration reach() {
        return value.reach();
    }

    @Override
    public String toString() {
        return describe();
    }
}
