package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;

/**
 * An alert went from one phase to another.
 *
 * @param labels of the monitor and of the group
 * @param onset when the breach began that made it pending
 * @param reason why, in a few words: {@code breached for 2m}, {@code clear for 5m}, {@code no data for 30m}
 */
public record Transition(
        Monitor monitor,
        Labels labels,
        Phase from,
        Phase to,
        Instant onset,
        Instant at,
        Reading reading,
        String reason) {

    /** Whether people should hear that something is wrong. Coming back while recovering is not that: they know. */
    public boolean isFired() {
        return to.isTold() && !from.isTold();
    }

    /** Whether people should hear that it is over. */
    public boolean isResolved() {
        return from.isTold() && !to.isTold();
    }
}
