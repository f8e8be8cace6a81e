package io.llmops.alerting.monitor;

import java.time.Duration;

/**
 * When an alert that keeps coming and going is told as one that is flapping.
 *
 * <p>A change is whatever people would otherwise be told: fired, escalated, de-escalated, resolved. An alert flaps from the
 * moment at which there were {@code enter} changes within the last {@code window}, until there were {@code leave} or fewer:
 * two limits, so that it does not flap in flapping.
 *
 * <p>The two limits are those of Nagios and its descendants ("Detection and Handling of State Flapping": of the last 21
 * checks, the weighted share of changes; in above a high share, out below a low one). They share checks; this counts
 * changes within a time, because checks every fifteen seconds make 21 of them five minutes, in which an alert that keeps
 * firing for five minutes cannot come and go once, and because ticks need not be evenly spaced.
 *
 * @param enter at least 3; 0 switches it off
 */
public record FlapPolicy(int enter, int leave, Duration window) {

    private static final FlapPolicy STANDARD = new FlapPolicy(5, 1, Duration.ofHours(1));
    private static final FlapPolicy OFF = new FlapPolicy(0, 0, Duration.ZERO);
    private static final int FEWEST = 3;
    private static final int MOST = 1_000;

    public FlapPolicy {
        boolean off = enter == 0;
        if (!off && (enter < FEWEST || enter > MOST || leave < 0 || leave >= enter)) {
            throw new IllegalArgumentException(
                    "Flapping begins at " + enter + " changes and ends at " + leave + "; let it begin at " + FEWEST
                            + " to " + MOST + " and end at fewer than that, or use FlapPolicy.off()");
        }
        if (!off && (window.isNegative() || window.isZero())) {
            throw new IllegalArgumentException(
                    "Changes within " + Prose.duration(window) + " cannot be counted; give a window such as 1h");
        }
    }

    /**
     * In at five changes within an hour, out at one or none: the third firing in an hour is told as flapping. With the
     * standard policy nothing can come and go more than ten times in an hour.
     */
    public static FlapPolicy standard() {
        return STANDARD;
    }

    /** Every change is told. */
    public static FlapPolicy off() {
        return OFF;
    }

    public boolean isOff() {
        return enter == 0;
    }

    @Override
    public String toString() {
        return isOff() ? "off" : enter + " changes within " + Prose.duration(window) + ", over at " + leave;
    }
}
