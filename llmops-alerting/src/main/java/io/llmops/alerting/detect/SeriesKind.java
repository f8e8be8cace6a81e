package io.llmops.alerting.detect;

/** What kind of numbers a series of events is made of: it decides which chart watches it. */
public sealed interface SeriesKind {

    /**
     * Numbers between two limits, such as the score of an evaluation. Numbers beyond a limit count as the limit.
     * Watched by a betting e-detector on the mean.
     */
    record Bounded(double low, double high) implements SeriesKind {

        public Bounded {
            if (!(high > low && Double.isFinite(high - low))) {
                throw new IllegalArgumentException(
                        "A bounded series lies between two limits, not between " + low + " and " + high);
            }
        }
    }

    /** Numbers of any size, such as a latency or a count of tokens. Watched by a rank chart on the whole distribution. */
    record Unbounded() implements SeriesKind {}

    /** Whether something happened (1, or anything but 0) or not (0), such as an error. Watched by a bank on the rate. */
    record Rate() implements SeriesKind {}

    /** From 0 to 1. */
    static SeriesKind score() {
        return new Bounded(0, 1);
    }

    static SeriesKind unbounded() {
        return new Unbounded();
    }

    static SeriesKind rate() {
        return new Rate();
    }
}
