package io.llmops.record;

import java.time.Instant;

/** Where time comes from: {@link #now()} for timestamps, {@link #nanos()} for durations. Called on hot paths by any thread. */
public interface TimeSource {

    Instant now();

    /** Nanoseconds since an arbitrary origin, monotonic on each thread. */
    long nanos();

    /** The time at a reading of {@link #nanos()} that was taken just now: one reading is both timestamp and start. */
    default Instant at(long nanos) {
        return now();
    }

    /** The machine's clocks. */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }
}
