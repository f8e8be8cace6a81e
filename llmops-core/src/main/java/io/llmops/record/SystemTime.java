package io.llmops.record;

import java.time.Instant;

/** The machine's clocks. Reading the wall clock costs more than the other, so it is read ten times a second at most. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long TRUSTED_NANOS = NANOS_PER_SECOND / 10;

    /** What both clocks showed at one moment. */
    private static final class Anchor {
        final long epochNanos;
        final long nanos;

        Anchor(Instant now, long nanos) {
            this.epochNanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
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
    public Instant at(long nanos) {
        Anchor last = anchor;
        long since = nanos - last.nanos;
        if (since < 0 || since > TRUSTED_NANOS) {
            return anchored(nanos);
        }
        long epochNanos = last.epochNanos + since;
        return Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND));
    }

    private Instant anchored(long nanos) {
        Instant now = Instant.now();
        anchor = new Anchor(now, nanos);
        return now;
    }
}
