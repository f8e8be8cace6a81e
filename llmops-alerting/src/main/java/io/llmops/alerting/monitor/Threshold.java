package io.llmops.alerting.monitor;

import java.time.Duration;

/**
 * A value beyond a fixed limit.
 *
 * <pre>{@code
 * Threshold.above(errorRate, 0.05).recoverAt(0.02).minSamples(50)
 * }</pre>
 *
 * <p>{@code breached = value > limit} (below: {@code <}); clear again at {@code value <= recovery}; between the two it
 * holds whatever state the alert is in, so that a value dancing on the limit does not make an alert dance. Its false-alarm
 * rate is that of the limit you choose: take it from history, not from the air.
 *
 * @param recovery where it is over; the limit itself if there is to be no band between the two
 * @param minSamples with fewer samples in any window that makes the value uncertain there is no data: in each window of a
 *     mean or quantile and in each denominator of a ratio. The count in a numerator may be as small as it likes
 */
public record Threshold(Value value, Comparison comparison, double limit, double recovery, long minSamples)
        implements Condition {

    public Threshold {
        if (!Double.isFinite(limit) || !Double.isFinite(recovery)) {
            throw new IllegalArgumentException("The limit of [" + value + "] is " + limit + " and its recovery "
                    + recovery + "; give finite numbers");
        }
        if (comparison.isBeyond(recovery, limit)) {
            throw new IllegalArgumentException("[" + value + "] is wrong " + comparison + " " + Prose.number(limit)
                    + " but would be right again at " + Prose.number(recovery)
                    + ", which is still wrong; recover at the limit or on its other side");
        }
        if (minSamples < 1) {
            throw new IllegalArgumentException("[" + value + "] asks for at least " + minSamples
                    + " samples; without any sample there is nothing to judge, so give 1 or more");
        }
    }

    /** Wrong above the limit, right again at the limit. */
    public static Threshold above(Value value, double limit) {
        return new Threshold(value, Comparison.ABOVE, limit, limit, 1);
    }

    /** Wrong below the limit, right again at the limit. */
    public static Threshold below(Value value, double limit) {
        return new Threshold(value, Comparison.BELOW, limit, limit, 1);
    }

    public Threshold recoverAt(double recovery) {
        return new Threshold(value, comparison, limit, recovery, minSamples);
    }

    public Threshold minSamples(long minSamples) {
        return new Threshold(value, comparison, limit, recovery, minSamples);
    }

    @Override
    public String describe() {
        return value.ofOneGroup() + " " + comparison + " " + Prose.number(limit)
                + (recovery == limit ? "" : ", recovers at " + Prose.number(recovery))
                + (minSamples == 1 ? "" : ", from " + minSamples + " samples")
                + (value.by().isEmpty() ? "" : ", by " + String.join(", ", value.by()));
    }

    @Override
    public String describe(Reading reading) {
        if (reading.state() == Reading.State.NO_DATA) {
            return value.ofOneGroup() + whyNoData(reading.samples());
        }
        return value.ofOneGroup() + " is " + Prose.number(reading.value()) + ", limit " + Prose.number(limit);
    }

    private String whyNoData(long samples) {
        if (samples == 0) {
            return " has no data";
        }
        return samples < minSamples
                ? " has too few samples, " + samples + " of " + minSamples
                : " cannot be computed from what was recorded";
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
