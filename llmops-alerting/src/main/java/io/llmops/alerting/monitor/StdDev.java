package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A value that lies so many standard deviations off what is usual at this hour of the week.
 *
 * <pre>{@code
 * StdDev.above(Value.mean(latency, Duration.ofMinutes(5)), 2).log().zone(ZoneId.of("Europe/Berlin")).minSamples(30)
 * }</pre>
 *
 * <p>The classic "latency above two sigma", done so that it does not cry. What is judged is a window's number and not a single
 * call, of which one in forty is beyond two sigma by definition; latencies on their logarithm; against the same hour of other days
 * and weeks; and only several windows in a row are a breach.
 *
 * <p><b>Formula.</b> {@code z = (x - centre) / spread}, x being the value of a window or its logarithm, centre and spread those
 * of the {@linkplain io.llmops.alerting.detect.SeasonalBaseline baseline} of the hour of the week, shrunk to the hour of the
 * day and to all hours; what an incident adds to it is clipped at three spreads. Breached where {@code z} is beyond the limit
 * in {@code windows} windows in a row, side by side and on the same side, and the value is at least {@code leastChange} off the
 * usual one. Fewer windows hold. While {@code learning} hours of the past are not known, there is no data.
 *
 * <p><b>Source.</b> Shewhart's control chart with a run rule (Western Electric, Statistical Quality Control Handbook, 1956), on
 * a baseline with Huber's clipping.
 *
 * <p><b>False alarms.</b> Of independent normal windows one in 44 is above two sigma, three in a row come once in 84,000: with
 * five-minute windows once in 41 weeks. Windows that resemble their neighbours do it more often: docs/conditions.md has the
 * numbers measured on real traffic.
 *
 * <p><b>When.</b> No absolute number fits, because every model and prompt has its own, and deviations of any size matter as long
 * as they are unusual. Where only big ones matter, {@link Seasonal} is plainer.
 *
 * @param deviations limits in standard deviations: above 2, below -3, outside -3 to 3
 * @param windows how many in a row
 * @param leastChange as a share of the usual value; what is nearer to it is clear, however unusual
 * @param learning hours of the past that have to be known
 */
public record StdDev(
        Value value,
        Limit deviations,
        Scale scale,
        ZoneId zone,
        int windows,
        double leastChange,
        int learning,
        long minSamples)
        implements Condition {

    /** On which numbers deviations are measured. */
    public enum Scale {
        /** As they are. */
        LINEAR,
        /** Their logarithms, for what is positive and has a long tail: latencies, tokens, cost. */
        LOG
    }

    private static final int THREE_IN_A_ROW = 3;
    private static final double A_TENTH = 0.1;
    private static final int A_DAY = 24;

    public StdDev {
        Words.requireMinSamples(value, minSamples);
        if (windows < 1 || windows > 100) {
            throw new IllegalArgumentException(
                    "[" + value + "] is to be wrong in " + windows + " windows in a row; give 1 to 100, usually 3");
        }
        if (!(leastChange >= 0 && Double.isFinite(leastChange))) {
            throw new IllegalArgumentException("[" + value + "] is to change by at least " + leastChange
                    + "; give a share of the usual value, such as 0.1, or 0");
        }
        if (learning < 1) {
            throw new IllegalArgumentException(
                    "[" + value + "] cannot be judged after " + learning + " hours; give 1 or more, usually 24");
        }
        if (deviations.judge(0) != Reading.State.CLEAR) {
            throw new IllegalArgumentException(
                    "[" + value + "] is wrong " + deviations
                            + " standard deviations, so the usual value would be wrong; give limits with 0 on their right side");
        }
    }

    /** Three windows in a row, at least a tenth off, after a day; in UTC. */
    public static StdDev above(Value value, double deviations) {
        return of(value, Limit.above(deviations).recoverAt(deviations / 2));
    }

    /**
     * The mirror image of {@link #above}.
     *
     * @param deviations how many below, such as 3
     */
    public static StdDev below(Value value, double deviations) {
        return of(value, Limit.below(-deviations).recoverAt(-deviations / 2));
    }

    /**
     * On either side, wrong on the same side in all windows.
     *
     * @param deviations how many, such as 3
     */
    public static StdDev beyond(Value value, double deviations) {
        return of(value, Limit.outside(-deviations, deviations).recoverWithin(-deviations / 2, deviations / 2));
    }

    private static StdDev of(Value value, Limit deviations) {
        return new StdDev(value, deviations, Scale.LINEAR, ZoneOffset.UTC, THREE_IN_A_ROW, A_TENTH, A_DAY, 1);
    }

    /** On logarithms. What is not positive is no data then. */
    public StdDev log() {
        return new StdDev(value, deviations, Scale.LOG, zone, windows, leastChange, learning, minSamples);
    }

    /** Of the people whose days and weeks shape the value. */
    public StdDev zone(ZoneId zone) {
        return new StdDev(value, deviations, scale, zone, windows, leastChange, learning, minSamples);
    }

    public StdDev windows(int windows) {
        return new StdDev(value, deviations, scale, zone, windows, leastChange, learning, minSamples);
    }

    public StdDev leastChange(double leastChange) {
        return new StdDev(value, deviations, scale, zone, windows, leastChange, learning, minSamples);
    }

    /**
     * After another time than a day.
     *
     * @param hours of the past that have to be known
     */
    public StdDev learning(int hours) {
        return new StdDev(value, deviations, scale, zone, windows, leastChange, hours, minSamples);
    }

    public StdDev minSamples(long minSamples) {
        return new StdDev(value, deviations, scale, zone, windows, leastChange, learning, minSamples);
    }

    @Override
    public String describe() {
        return value.ofOneGroup() + " " + deviations + " standard deviations of the usual"
                + (scale == Scale.LOG ? " (logarithms)" : "")
                + Words.inARow(windows)
                + (leastChange == 0 ? "" : ", at least " + Prose.number(leastChange * 100) + " % off")
                + Words.fromSamples(minSamples)
                + Words.by(value.by());
    }

    @Override
    public String describe(Reading reading) {
        return BaselineMemory.describe(value, reading, "standard deviations off", minSamples, learning);
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
