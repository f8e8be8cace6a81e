package io.llmops.alerting.notify;

import java.time.Duration;

/**
 * How much a receiver takes: so many at once, and one more for each such time.
 *
 * @param burst 1 or more
 */
public record Pace(int burst, Duration each) {

    private static final Pace ANY = new Pace(1, Duration.ZERO);

    public Pace {
        if (burst < 1 || each.isNegative()) {
            throw new IllegalArgumentException("A pace of " + burst + " at once and one each " + each
                    + " tells nothing; give a burst of 1 or more");
        }
    }

    /** As much as there is. */
    public static Pace any() {
        return ANY;
    }
}
