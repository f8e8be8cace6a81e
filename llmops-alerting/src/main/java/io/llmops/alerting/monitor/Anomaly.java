package io.llmops.alerting.monitor;

import io.llmops.alerting.detect.AnomalyDetector;
import io.llmops.alerting.detect.PointDetector;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A value that is unlike everything it has been before: learned, without a limit to choose.
 *
 * <pre>{@code
 * Anomaly.of(Value.quantile(latency, 0.95, Duration.ofMinutes(5))).alarmsPerWeek(0.5).minSamples(30)
 * }</pre>
 *
 * <p><b>Formula.</b> Each window's number goes through an {@link AnomalyDetector}. Breached in a window
 * that scores {@value PointDetector#ALARM} or more; the detector tells the beginning and not the
 * duration, so that the state holds for {@code lasting} afterwards and is clear then. While the first {@value
 * AnomalyMemory#LEARNING} windows of a group are learned there is no data.
 *
 * <p><b>False alarms.</b> About {@code alarmsPerWeek} of a series in which nothing happens: the detector's sensitivity is set
 * to {@code 0.8 alarmsPerWeek ^ 0.8}, between 0.1 and 5, as measured with windows of 5 to 30 minutes. It is measured and not proven,
 * and real traffic is never without events: docs/conditions.md.
 *
 * <p><b>When.</b> Nobody knows what is wrong, but anything unseen is worth a look: many series, no time to set limits. Where there is a
 * limit, use it.
 *
 * @param alarmsPerWeek of a series in which nothing happens
 * @param zone of the people whose days and weeks shape the value
 * @param lasting for how long an alarm holds
 */
public record Anomaly(Value value, double alarmsPerWeek, ZoneId zone, Duration lasting, long minSamples)
        implements Condition {

    /** The sensitivity that alarms once a week, and how it grows with the alarms. */
    private static final double ONCE_A_WEEK = 0.8;

    private static final double GROWTH = 0.8;

    private static final double LEAST = 0.1;
    private static final double MOST = 5;

    public Anomaly {
        Words.requireMinSamples(value, minSamples);
        if (!(alarmsPerWeek > 0 && Double.isFinite(alarmsPerWeek))) {
            throw new IllegalArgumentException("[" + value + "] is to alarm " + alarmsPerWeek
                    + " times a week if nothing happens; give more than 0, such as 0.5");
        }
        if (lasting.isNegative()) {
            throw new IllegalArgumentException(
                    "An anomaly of [" + value + "] is to last for " + Prose.duration(lasting) + "; give zero or more");
        }
    }

    /** One false alarm a week, holding for half an hour, in UTC. */
    public static Anomaly of(Value value) {
        return new Anomaly(value, 1, ZoneOffset.UTC, Duration.ofMinutes(30), 1);
    }

    /** How many false alarms a week are bearable: fewer make it less sensitive. */
    public Anomaly alarmsPerWeek(double alarmsPerWeek) {
        return new Anomaly(value, alarmsPerWeek, zone, lasting, minSamples);
    }

    public Anomaly zone(ZoneId zone) {
        return new Anomaly(value, alarmsPerWeek, zone, lasting, minSamples);
    }

    public Anomaly lasting(Duration lasting) {
        return new Anomaly(value, alarmsPerWeek, zone, lasting, minSamples);
    }

    public Anomaly minSamples(long minSamples) {
        return new Anomaly(value, alarmsPerWeek, zone, lasting, minSamples);
    }

    double sensitivity() {
        return Math.max(LEAST, Math.min(MOST, ONCE_A_WEEK * Math.pow(alarmsPerWeek, GROWTH)));
    }

    @Override
    public String describe() {
        return value.ofOneGroup() + " unlike before, " + Prose.number(alarmsPerWeek) + " false alarms a week"
                + Words.fromSamples(minSamples)
                + Words.by(value.by());
    }

    @Override
    public String describe(Reading reading) {
        if (reading.state() == Reading.State.NO_DATA) {
            boolean learning = !reading.details().isEmpty();
            return value.ofOneGroup()
                    + (learning
                            ? " is still being learned, "
                                    + Prose.number(reading.details().get(0)) + " of " + AnomalyMemory.LEARNING
                                    + " windows"
                            : Words.whyNoData(reading, minSamples));
        }
        return value.ofOneGroup() + " is " + Prose.number(reading.value()) + ", anomaly score "
                + Prose.number(reading.details().get(0)) + ", limit "
                + Prose.number(PointDetector.ALARM);
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
