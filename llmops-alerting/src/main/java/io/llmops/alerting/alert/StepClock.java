package io.llmops.alerting.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much time has passed between steps. A step back is no time, the first step is none, and no step is more than a year,
 * so that sums stay finite whatever a clock does.
 */
final class StepClock {

    private static final Duration MOST = Duration.ofDays(366);

    private @Nullable Instant last;

    /** From now on time passes. */
    void startAt(Instant now) {
        last = now;
    }

    Duration elapsed(Instant now) {
        Instant before = last == null ? now : last;
        last = now;
        if (!now.isAfter(before)) {
            return Duration.ZERO;
        }
        Duration elapsed = Duration.between(before, now);
        return elapsed.compareTo(MOST) > 0 ? MOST : elapsed;
    }
}
