package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;

/**
 * A value that creeps: it rises or falls over a longer time, too much to matter little and too steadily to be chance.
 *
 * <pre>{@code
 * Trend.rising(Value.mean(latency, Duration.ofHours(1)), Duration.ofDays(2), 0.2).minSamples(30)
 * }</pre>
 *
 * <p><b>Formula.</b> Over the windows of the period: {@code change = slope * period / mean}, the slope being Theil and Sen's
 * median of all pairs, so that outliers do not tilt it. Breached where the change is beyond the limit and Mann and Kendall's
 * test, corrected for windows that resemble their neighbours, says that chance does this with a probability of at most
 * {@code alpha}; a change beyond the limit that might be chance holds. At least half of the period's windows must have data, and
 * ten of them.
 *
 * <p><b>Source.</b> Sen, "Estimates of the regression coefficient based on Kendall's tau" (1968); Yue and Wang, "The Mann-Kendall
 * test modified by effective sample size" (2004); see {@link io.llmops.alerting.detect.Trend}.
 *
 * <p><b>False alarms.</b> At most {@code alpha} for one look at a period without trend; periods that slide are looked at once a
 * window and resemble each other, so that there are about as many independent looks as there are periods. A daily rhythm is a trend to
 * a period of half a day: take whole days.
 *
 * <p><b>When.</b> Slow decay: latencies that creep up over days, quality that wears off, memory that leaks. A change detector
 * takes slow drift for its baseline.
 *
 * @param over the period, 10 to 500 windows of the value
 * @param change limits on the change over the period, as a share of the mean: above 0.2, below -0.1, outside -0.1 to 0.1
 * @param alpha probability that chance does this in a period without trend
 */
public record Trend(Value value, Duration over, Limit change, double alpha, long minSamples) implements Condition {

    private static final int FEWEST = 10;
    private static final int MOST = 500;
    private static final double RARELY = 0.001;

    public Trend {
        Words.requireMinSamples(value, minSamples);
        long windows = over.dividedBy(value.window());
        if (windows < FEWEST || windows > MOST) {
            throw new IllegalArgumentException("The trend of [" + value + "] over " + Prose.duration(over) + " has "
                    + windows + " windows; give " + FEWEST + " to " + MOST + " times "
                    + Prose.duration(value.window()));
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The trend of [" + value + "] is to be chance with a probability of "
                    + alpha + "; give one between 0 and 1, such as 0.001");
        }
        if (change.judge(0) != Reading.State.CLEAR) {
            throw new IllegalArgumentException("The trend of [" + value + "] is wrong " + change
                    + ", so no change at all would be wrong; give limits with 0 on their right side");
        }
    }

    /**
     * At one chance in a thousand. Over when half of it is left.
     *
     * @param share of the mean by which it rises over the period, such as 0.2
     */
    public static Trend rising(Value value, Duration over, double share) {
        return new Trend(value, over, Limit.above(share).recoverAt(share / 2), RARELY, 1);
    }

    /**
     * The mirror image of {@link #rising}.
     *
     * @param share of the mean by which it falls over the period, such as 0.1
     */
    public static Trend falling(Value value, Duration over, double share) {
        return new Trend(value, over, Limit.below(-share).recoverAt(-share / 2), RARELY, 1);
    }

    /**
     * Either way.
     *
     * @param share of the mean by which it rises or falls over the period
     */
    public static Trend either(Value value, Duration over, double share) {
        Limit band = Limit.outside(-share, share).recoverWithin(-share / 2, share / 2);
        return new Trend(value, over, band, RARELY, 1);
    }

    public Trend alpha(double alpha) {
        return new Trend(value, over, change, alpha, minSamples);
    }

    /** In each window. */
    public Trend minSamples(long minSamples) {
        return new Trend(value, over, change, alpha, minSamples);
    }

    int windows() {
        return (int) over.dividedBy(value.window());
    }

    @Override
    public String describe() {
        return "change of " + value.ofOneGroup() + " within " + Prose.duration(over) + " " + change
                + " of its mean, by chance at most " + Prose.number(alpha)
                + Words.fromSamples(minSamples)
                + Words.by(value.by());
    }

    @Override
    public String describe(Reading reading) {
        if (reading.state() == Reading.State.NO_DATA) {
            boolean few = Double.isFinite(reading.value()) && !reading.details().isEmpty();
            return value.ofOneGroup()
                    + (few
                            ? " has a trend unknown from "
                                    + Prose.number(reading.details().get(0)) + " windows"
                            : Words.whyNoData(reading, minSamples));
        }
        double change = reading.value();
        return value.ofOneGroup() + (change < 0 ? " fell by " : " rose by ") + Prose.number(Math.abs(change) * 100)
                + " % of its mean " + Prose.number(reading.details().get(1)) + " within " + Prose.duration(over)
                + ", limit " + Prose.number(Math.abs(reading.limit()) * 100) + " %, by chance with probability "
                + Prose.number(reading.details().get(0));
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
        return value.window().multipliedBy(windows() - 1L).plus(value.reach());
    }

    @Override
    public String toString() {
        return describe();
    }
}
