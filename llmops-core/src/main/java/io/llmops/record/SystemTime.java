package io.llmops.record;

import io.llmops.call.CallStart;
import java.time.Instant;

/** The machine's clocks. Reading the wall clock costs more than the other, so it is read ten times a second at most. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    private static final long TRUSTED_NANOS = 100_000_000;

    /** What both clocks showed at one moment. */
    private static final class Anchor {
        final long epochNanos;
        final long nanos;

        Anchor(Instant now, long nanos) {
            this.epochNanos = CallStart.epochNanos(now);
            this.nanos = nanos;
        }
    }

    private volatile Anchor anchor = new Anchor(Instant.now(), System.nanoTime());

    private SystemTime() {}

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public long epochNanos(long nanos) {
        Anchor last = anchor;
        long since = nanos - last.nanos;
        if (since < 0 || since > TRUSTED_NANOS) {
            last = new Anchor(Instant.now(), nanos);
            anchor = last;
            since = 0;
        }
        return last.epochNanos + since;
    }
}
