package io.llmops.alerting.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps a pace: a token for each attempt, and one more as time goes by. Used under a lock. */
final class Bucket {

    private final Pace pace;
    private double tokens;
    private Optional<Instant> filledAt = Optional.empty();

    Bucket(Pace pace) {
        this.pace = pace;
        this.tokens = pace.burst();
    }

    /** When the next attempt may be made; not after now if at once. */
    Instant nextAt(Instant now) {
        fill(now);
        if (tokens >= 1 || pace.each().isZero()) {
            return now;
        }
        return now.plusNanos((long) Math.ceil((1 - tokens) * pace.each().toNanos()));
    }

    void take(Instant now) {
        fill(now);
        tokens = Math.max(0, tokens - 1);
    }

    private void fill(Instant now) {
        if (!pace.each().isZero()) {
            long passed =
                    filledAt.map(it -> Duration.between(it, now).toNanos()).orElse(0L);
            double more = Math.max(0, passed) / (double) pace.each().toNanos();
            tokens = Math.min(pace.burst(), tokens + more);
            filledAt = Optional.of(now);
        }
    }
}
