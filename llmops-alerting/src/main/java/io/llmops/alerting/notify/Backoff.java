package io.llmops.alerting.notify;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failed attempt: twice as long each time, from one second to five minutes, each time a random
 * part of the later half of it less, so that many do not come back at once.
 */
record Backoff(DoubleSupplier random) {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 20;

    Duration after(int attempts) {
        long doubled = SHORTEST.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        double full = Math.min(doubled, LONGEST.toMillis());
        long millis = (long) (full / 2 + full / 2 * random.getAsDouble());
        return Duration.ofMillis(Math.max(SHORTEST.toMillis(), millis));
    }
}
