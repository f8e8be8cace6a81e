package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that is a multiple of what is usual at this hour of the week.
 *
 * <pre>{@code
 * Seasonal.above(costPerHour, 2).zone(berlin).during(WeekSchedule.of(berlin, "sat-sun"), Limit.above(4))
 * }</pre>
 *
 * <p><b>Formula.</b> {@code multiple = value / usual}, usual being the centre of the
 * {@linkplain io.llmops.alerting.detect.SeasonalBaseline baseline} of the hour of the week on the zone's wall clock, shrunk to
 * the hour of the day and to all hours: the day is known after two days, the week after two weeks, and before that nights are
 * compared with what is known. Breached where the multiple is beyond the limit in {@code windows} windows in a row; fewer
 * hold. At different times of the week there may be different limits; the first schedule that contains a window's end has its
 * say. While {@code learning} hours of the past are not known, or nothing is usual, there is no data. Daylight saving
 * moves nothing: hours are those of the wall clock.
 *
 * <p><b>Source.</b> Empirical-Bayes shrinkage (Efron and Morris, 1973) of hour-of-week means, as in the baseline.
 *
 * <p><b>False alarms.</b> Those of the multiple you choose: how often did the past reach it? docs/conditions.md has the numbers
 * measured on real traffic. One window is noise where counts are small; two in a row hardly ever are.
 *
 * <p><b>When.</b> Traffic, cost and tokens that follow people's days and weeks, and only big changes matter.
 *
 * @param limit in multiples of the usual: above 1.5, below 0.5, outside 0.5 to 2
 * @param exceptions other limits at certain times
 * @param windows how many in a row
 * @param learning hours of the past that have to be known
 */
public record Seasonal(
        Value value, Limit limit, List<Special> exceptions, ZoneId zone, int windows, int learning, long minSamples)
        implements Condition {

    /** Another limit at certain times. */
    public record Special(WeekSchedule during, Limit limit) {

        @Override
        public String toString() {
            return "during " + during + " " + limit;
        }
    }

    private static final int TWO_IN_A_ROW = 2;
    private static final int A_DAY = 24;

    public Seasonal {
        exceptions = List.copyOf(exceptions);
        Words.requireMinSamples(value, minSamples);
        if (windows < 1 || windows > 100) {
            throw new IllegalArgumentException(
                    "[" + value + "] is to be wrong in " + windows + " windows in a row; give 1 to 100, usually 2");
        }
        if (learning < 1) {
            throw new IllegalArgumentException(
                    "[" + value + "] cannot be judged after " + learning + " hours; give 1 or more, usually 24");
        }
        requireUsual(value, limit);
        for (Special each : exceptions) {
            requireUsual(value, each.limit);
        }
    }

    private static void requireUsual(Value value, Limit limit) {
        if (limit.judge(1) != Reading.State.CLEAR) {
            throw new IllegalArgumentException("[" + value + "] is wrong " + limit
                    + " times the usual, so the usual value would be wrong; give limits with 1 on their right side");
        }
    }

    /** Two windows in a row, after a day; in UTC. Right again half way back. */
    public static Seasonal above(Value value, double multiple) {
        return of(value, Limit.above(multiple).recoverAt((1 + multiple) / 2));
    }

    /**
     * The mirror image of {@link #above}.
     *
     * @param multiple such as 0.5 for half of the usual
     */
    public static Seasonal below(Value value, double multiple) {
        return of(value, Limit.below(multiple).recoverAt((1 + multiple) / 2));
    }

    public static Seasonal outside(Value value, double low, double high) {
        return of(value, Limit.outside(low, high).recoverWithin((1 + low) / 2, (1 + high) / 2));
    }

    private static Seasonal of(Value value, Limit limit) {
        return new Seasonal(value, limit, List.of(), ZoneOffset.UTC, TWO_IN_A_ROW, A_DAY, 1);
    }

    public Seasonal recoverAt(double recovery) {
        return new Seasonal(value, limit.recoverAt(recovery), exceptions, zone, windows, learning, minSamples);
    }

    /** Another limit at certain times. What was said first goes before what is said later. */
    public Seasonal during(WeekSchedule schedule, Limit other) {
        List<Special> more = new ArrayList<>(exceptions);
        more.add(new Special(schedule, other));
        return new Seasonal(value, limit, more, zone, windows, learning, minSamples);
    }

    /** Of the people whose days and weeks shape the value. */
    public Seasonal zone(ZoneId zone) {
        return new Seasonal(value, limit, exceptions, zone, windows, learning, minSamples);
    }

    public Seasonal windows(int windows) {
        return new Seasonal(value, limit, exceptions, zone, windows, learning, minSamples);
    }

    /**
     * After another time than a day.
     *
     * @param hours of the past that have to be known
     */
    public Seasonal learning(int hours) {
        return new Seasonal(value, limit, exceptions, zone, windows, hours, minSamples);
    }

    public Seasonal minSamples(long minSamples) {
        return new Seasonal(value, limit, exceptions, zone, windows, learning, minSamples);
    }

    Limit limitAt(Instant windowEnd) {
        Instant inside = windowEnd.minusMillis(1);
        return exceptions.stream()
                .filter(it -> it.during.contains(inside))
                .map(Special::limit)
                .findFirst()
                .orElse(limit);
    }

    @Override
    public String describe() {
        return value.ofOneGroup() + " " + limit + " times the usual"
                + exceptions.stream().map(it -> ", " + it).collect(Collectors.joining())
                + Words.inARow(windows)
                + Words.fromSamples(minSamples)
                + Words.by(value.by());
    }

    @Override
    public String describe(Reading reading) {
        return BaselineMemory.describe(value, reading, "times", minSamples, learning);
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
