package io.llmops.alerting.monitor;

import io.llmops.alerting.detect.Change.Direction;
import io.llmops.alerting.detect.ChangeDetector;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The level of a series of events has shifted, by model.
 *
 * <pre>{@code
 * Change.of(EventSeries.OfCalls.OUTPUT_TOKENS, Sensitivity.falseAlarmsPerWeek(0.25, 50_000)).leastChange(0.05)
 * }</pre>
 *
 * <p><b>Formula.</b> One {@link ChangeDetector} for each model: a betting e-detector for scores, a rank chart for sizes, a bank of
 * likelihood ratios for rates. Breached from the event at which the evidence suffices until somebody {@linkplain
 * ConditionRunner#acknowledge acknowledges} it or {@code relearnAfter} has passed: then what came of the change is the new
 * normal and is learned; or until events speak clearly for the old level again. A change that is smaller than {@code leastChange}, or goes the way
 * that nobody minds, is clear; the latter is learned at once. While the first {@value
 * ChangeDetector#LEARNING_EVENTS} events of a model are learned there is no data. Suspicion holds. A model without events
 * for a day is absent.
 *
 * <p><b>Source.</b> Shin, Ramdas and Rinaldo, "E-detectors: a nonparametric framework for sequential change detection"
 * (2022), and the charts described in docs/detection-change.md.
 *
 * <p><b>False alarms.</b> One in {@code sensitivity} events of a model in which nothing changes, in expectation and however
 * often somebody looks: it is valid at any time. Of several models or series together their sum: share the sensitivity.
 * What was measured is in docs/detection-change.md.
 *
 * <p><b>When.</b> Small lasting changes that no window shows: a vendor changed its model, users changed their prompts. It needs
 * events, so a process that makes calls itself, and 2,000 of them.
 *
 * @param direction which way is a breach; empty for either
 * @param leastChange as a share of the level before
 * @param relearnAfter how long a change stays one if nobody acknowledges it
 */
public record Change(
        EventSeries series,
        Optional<Direction> direction,
        Sensitivity sensitivity,
        double leastChange,
        Duration relearnAfter)
        implements Condition {

    /** By this label, as on the metrics. */
    static final String MODEL = "gen_ai.request.model";

    public Change {
        if (!(leastChange >= 0 && Double.isFinite(leastChange))) {
            throw new IllegalArgumentException("The level of " + series.id() + " is to change by at least "
                    + leastChange + "; give a share of the level before, such as 0.05, or 0");
        }
        if (relearnAfter.isNegative() || relearnAfter.isZero()) {
            throw new IllegalArgumentException("A change of " + series.id() + " is to last for "
                    + Prose.duration(relearnAfter) + "; give a positive time, such as 1d");
        }
    }

    /** Of any size, either way, for a day. */
    public static Change of(EventSeries series, Sensitivity sensitivity) {
        return new Change(series, Optional.empty(), sensitivity, 0, ChangeDetector.RELEARN_AFTER);
    }

    /** Only upwards. */
    public Change up() {
        return new Change(series, Optional.of(Direction.UP), sensitivity, leastChange, relearnAfter);
    }

    /** Only downwards. */
    public Change down() {
        return new Change(series, Optional.of(Direction.DOWN), sensitivity, leastChange, relearnAfter);
    }

    /**
     * Only if it is big enough to matter.
     *
     * @param share of the level before, such as 0.05
     */
    public Change leastChange(double share) {
        return new Change(series, direction, sensitivity, share, relearnAfter);
    }

    public Change relearnAfter(Duration relearnAfter) {
        return new Change(series, direction, sensitivity, leastChange, relearnAfter);
    }

    @Override
    public String describe() {
        return "level of " + series.id() + " shifted"
                + direction.map(it -> " " + it.name().toLowerCase(Locale.ROOT)).orElse("")
                + (leastChange == 0 ? "" : " by at least " + Prose.number(leastChange * 100) + " %")
                + ", by chance once in " + Prose.number(sensitivity.eventsPerFalseAlarm()) + " events, relearned after "
                + Prose.duration(relearnAfter) + Words.by(by());
    }

    @Override
    public String describe(Reading reading) {
        List<Double> details = reading.details();
        if (details.size() < ChangeRunner.DETAILS) {
            return reading.state() == Reading.State.NO_DATA
                    ? series.id() + learning(reading)
                    : series.id() + " is " + Prose.number(reading.value()) + " and has not shifted";
        }
        double before = reading.limit();
        return series.id() + (reading.value() < before ? " fell from " : " rose from ") + Prose.number(before) + " to "
                + Prose.number(reading.value()) + " (between " + Prose.number(details.get(0)) + " and "
                + Prose.number(details.get(1)) + "), " + reading.samples() + " events since " + minute(details.get(2));
    }

    private static String learning(Reading reading) {
        return reading.samples() == 0
                ? " has no data"
                : " is still being learned, " + reading.samples() + " of " + ChangeDetector.LEARNING_EVENTS + " events";
    }

    private static String minute(double epochMilli) {
        return Instant.ofEpochMilli((long) epochMilli)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    @Override
    public List<String> by() {
        return List.of(MODEL);
    }

    /** A model without events for so long is absent. Nothing else of the past is looked at: events come once. */
    @Override
    public Duration reach() {
        return Duration.ofDays(1);
    }

    @Override
    public String toString() {
        return describe();
    }
}
