package io.llmops.record;

import io.llmops.call.CallStart;
import java.time.Instant;

/** Where time comes from: {@link #now()} for timestamps, {@link #nanos()} for durations. Called on hot paths by any thread. */
public interface TimeSource {

    Instant now();

    /** Nanoseconds since an arbitrary origin, monotonic on each thread. */
    long nanos();

    /** {@link #now()} in nanoseconds since the epoch. */
    default long epochNanos() {
        return CallStart.epochNanos(now());
    }

    /** The machine's clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
