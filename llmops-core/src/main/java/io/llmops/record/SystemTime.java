package io.llmops.record;

import io.llmops.call.CallStart;
import java.time.Instant;

/** The machine's clocks. Reading the wall clock costs more than the other, so it is read ten times a second at most. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    private static final long TRUSTED_NANOS = 100_000_000;
    private static final long AT_ONCE_NANOS = 20_000;
    private static final int TRIES = 3;

    /** What both clocks showed at one moment. */
    private static final class Anchor {
        final long epochNanos;
        final long nanos;

        private Anchor(Instant now, long nanos) {
            this.epochNanos = CallStart.epochNanos(now);
            this.nanos = nanos;
        }

        /** Reads both at once, as far as that is possible: a thread that was stopped between the two reads them again. */
        static Anchor read() {
            long before = System.nanoTime();
            Instant now = Instant.now();
            long after = System.nanoTime();
            for (int tries = 1; tries < TRIES && after - before > AT_ONCE_NANOS; tries++) {
                before = System.nanoTime();
                now = Instant.now();
                after = System.nanoTime();
            }
            return new Anchor(now, before + (after - before) / 2);
        }
    }

    private volatile Anchor anchor = Anchor.read();

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
    public long epochNanos() {
        long nanos = System.nanoTime();
        Anchor last = anchor;
        if (nanos - last.nanos > TRUSTED_NANOS) {
            last = Anchor.read();
            anchor = last;
        }
        return last.epochNanos + (nanos - last.nanos);
    }
}
