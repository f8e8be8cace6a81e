package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;

/**
 * An alert that would have been told.
 *
 * @param until when it would have been over; the end of the history if it was not
 * @param severity the worst it came to
 * @param sentence what was wrong when it fired
 */
record Fired(String monitor, Labels labels, Instant from, Instant until, Severity severity, String sentence) {

    /** The same as an alert of that monitor. */
    Fired of(String name) {
        return new Fired(name, labels, from, until, severity, sentence);
    }

    Duration length() {
        return Duration.between(from, until);
    }
}
