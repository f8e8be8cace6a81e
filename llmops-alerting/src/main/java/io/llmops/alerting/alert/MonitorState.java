package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import java.time.Instant;
import java.util.Optional;

/**
 * How a monitor is doing, beside its alerts.
 *
 * @param failing if it cannot be evaluated
 * @param groups how many groups it judges
 * @param droppedGroups how many it did not on the last look, because there are more than its policy allows
 */
public record MonitorState(Monitor monitor, Optional<Failing> failing, int groups, int droppedGroups) {

    /** What is thrown when it is evaluated, by the name of its class, and since when. */
    public record Failing(String error, Instant since) {}
}
