package io.llmops.record;

import io.llmops.call.CallStart;
import java.time.Instant;

/** Where time comes from: {@link #now()} for timestamps, {@link #nanos()} for durations. Called on hot paths by any thread. */
public interface TimeSource {

    Instant now();

    /** Nanoseconds since an arbitrary origin, monotonic on each thread. */
    long nanos();

    /**
     * The time, in nanoseconds since the epoch, of a reading of {@link #nanos()} that was taken just now: one reading is both
     * timestamp and start.
     */
    default long epochNanos(long nanos) {
        return CallStart.epochNanos(now());
    }

    /** The machine's clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
