package io.llmops.alerting.route;

import io.llmops.alerting.monitor.Prose;
import java.time.Duration;

/**
 * When incidents are so many that further ones are told to a notifier as one: each has its place in the journal as ever, and
 * critical ones are always told.
 *
 * @param most how many may open within the window before that
 */
public record StormCap(int most, Duration window) {

    public StormCap {
        if (most < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("At most " + most + " incidents within " + Prose.duration(window)
                    + " cannot be told one by one; give 1 or more and some time");
        }
    }

    /** Ten within ten minutes: nobody reads the eleventh. */
    public static StormCap standard() {
        return new StormCap(10, Duration.ofMinutes(10));
    }
}
