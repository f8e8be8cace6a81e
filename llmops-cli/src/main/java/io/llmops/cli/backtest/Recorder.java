package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Limit;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a monitor looked at during a replay: the numbers of each group for its picture, and how far they went, for limits that
 * are worth a try.
 */
final class Recorder {

    /** More pictures than anybody looks at, and few enough to keep. */
    private static final int MOST_GROUPS = 50;

    private final Monitor monitor;
    private final Optional<Dial> dial;
    private final ConditionRunner runner;
    private final Survey survey;
    private final Map<Labels, Timeline> groups = new LinkedHashMap<>();
    private final double[] extremes = Timeline.filled();
    private final Timeline columns;

    Recorder(Monitor monitor, Survey survey) {
        this.monitor = monitor;
        this.survey = survey;
        this.dial = Dial.of(monitor.condition());
        Condition watched = dial.map(Dial::part).orElse(monitor.condition());
        this.runner = ConditionRunners.of(watched);
        this.columns = new Timeline(survey.begin(), survey.end());
    }

    void step(Feeds feeds, Instant now) {
        Duration delay = monitor.policy().evaluationDelay();
        Map<Labels, Reading> readings = runner.step(feeds, now.minus(delay));
        readings.forEach((group, reading) -> add(group, reading, now));
    }

    private void add(Labels group, Reading reading, Instant now) {
        if (groups.size() < MOST_GROUPS || groups.containsKey(group)) {
            groups.computeIfAbsent(group, any -> new Timeline(survey.begin(), survey.end()))
                    .add(reading, now);
        }
        if (reading.state() == Reading.State.NO_DATA) {
            return;
        }
        dial.ifPresent(it -> {
            double number = it.number().applyAsDouble(reading);
            if (Double.isFinite(number)) {
                int column = columns.column(now);
                extremes[column] = it.wrongAbove()
                        ? Timeline.most(extremes[column], number)
                        : Timeline.least(extremes[column], number);
            }
        });
    }

    Monitor monitor() {
        return monitor;
    }

    Optional<Dial> dial() {
        return dial;
    }

    Map<Labels, Timeline> groups() {
        return groups;
    }

    /** The limits, where they are the same at all times. */
    List<Double> fixedLimits() {
        if (!(dial.map(Dial::part).orElse(monitor.condition()) instanceof Threshold threshold)) {
            return List.of();
        }
        Limit limit = threshold.limit();
        return limit instanceof Limit.Outside band ? List.of(band.low(), band.high()) : List.of(limit.nearest(0));
    }

    /** How far numbers went in each column of time; NaN where there were none. */
    double[] extremes() {
        return extremes;
    }

    int column(Instant moment) {
        return columns.column(moment);
    }

    boolean sawData() {
        return groups.values().stream().anyMatch(it -> !it.isEmpty());
    }
}
