package io.llmops.alerting.monitor;

import java.time.Duration;
import java.util.Optional;

/**
 * How bad it is when a condition holds: one of the steps by which the alert of a monitor escalates.
 *
 * <pre>{@code
 * Level.of(Severity.CRITICAL, Threshold.above(errorRate, 0.25).recoverAt(0.15)).pendingFor(Duration.ZERO)
 * }</pre>
 *
 * @param pendingFor breached for this long, the level is reached; empty: as the policy of the monitor says
 * @param keepFiringFor clear for this long, the level is left; empty: as the policy of the monitor says
 */
public record Level(
        Severity severity, Condition condition, Optional<Duration> pendingFor, Optional<Duration> keepFiringFor) {

    public Level {
        pendingFor.ifPresent(it -> AlertPolicy.requireNotNegative("pendingFor of level " + severity, it));
        keepFiringFor.ifPresent(it -> AlertPolicy.requireNotNegative("keepFiringFor of level " + severity, it));
    }

    /** With the times of the monitor's policy. */
    public static Level of(Severity severity, Condition condition) {
        return new Level(severity, condition, Optional.empty(), Optional.empty());
    }

    public Level pendingFor(Duration pendingFor) {
        return new Level(severity, condition, Optional.of(pendingFor), keepFiringFor);
    }

    public Level keepFiringFor(Duration keepFiringFor) {
        return new Level(severity, condition, pendingFor, Optional.of(keepFiringFor));
    }

    @Override
    public String toString() {
        return severity + ": " + condition.describe();
    }
}
