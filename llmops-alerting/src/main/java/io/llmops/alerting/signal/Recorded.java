package io.llmops.alerting.signal;

import java.time.Instant;

/**
 * What one series recorded after {@code from} and up to {@code until}: how histories are handed from one place to another.
 *
 * @param from the same as {@code until} if it was a moment
 */
public record Recorded(String metric, Labels labels, Aggregate aggregate, Instant from, Instant until) {

    public Recorded {
        if (from.isAfter(until)) {
            throw new IllegalArgumentException(metric + labels + " was recorded from " + from + " until " + until
                    + "; give the earlier one first");
        }
    }
}
