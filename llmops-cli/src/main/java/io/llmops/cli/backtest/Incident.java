package io.llmops.cli.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A time in which something was wrong, as somebody labelled it.
 *
 * @param monitors whose business it is; empty for any
 * @param labels of what was wrong; an alert that has such a label must have the same value
 */
record Incident(Instant start, Instant end, Set<String> monitors, Map<String, String> labels) {

    boolean concerns(String monitor) {
        return monitors.isEmpty() || monitors.contains(monitor);
    }

    /** Whether the alert was about this: it fired during it, or up to the grace after it. */
    boolean matches(Fired alert, Duration grace) {
        return concerns(alert.monitor())
                && agrees(alert)
                && !alert.from().isAfter(end.plus(grace))
                && alert.until().isAfter(start);
    }

    private boolean agrees(Fired alert) {
        return labels.entrySet().stream()
                .allMatch(it -> alert.labels()
                        .get(it.getKey())
                        .map(it.getValue()::equals)
                        .orElse(true));
    }
}
