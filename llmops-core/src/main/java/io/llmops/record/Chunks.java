package io.llmops.record;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * The chunks of one stream. They come one after the other, but from any thread, and an end may come in the middle of one:
 * times are written before, and read after, the count.
 */
final class Chunks {

    private static final AtomicIntegerFieldUpdater<Chunks> RECEIVED =
            AtomicIntegerFieldUpdater.newUpdater(Chunks.class, "received");

    private final long startNanos;
    private long firstNanos;
    private long lastNanos;
    private volatile int received;

    Chunks(long startNanos) {
        this.startNanos = startNanos;
        this.lastNanos = startNanos;
    }

    /** Takes a chunk that came now; returns how long after the one before, or a negative number if it is the first. */
    long received(long nowNanos) {
        int before = received;
        long gap = Math.max(0, nowNanos - lastNanos); // clocks are monotonic on each thread only
        lastNanos += gap;
        if (before == 0) {
            firstNanos = lastNanos;
        }
        RECEIVED.lazySet(this, before + 1);
        return before == 0 ? -1 : gap;
    }

    long lastNanos() {
        return received == 0 ? startNanos : lastNanos;
    }

    int count() {
        return received;
    }

    long firstNanos() {
        return firstNanos;
    }
}
