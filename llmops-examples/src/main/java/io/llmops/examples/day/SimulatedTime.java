package io.llmops.examples.day;

import io.llmops.record.TimeSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a simulated day. Each thread that makes a call carries its own time, which starts at the call's arrival
 * and moves on by the delays that the server states; other threads read the day's common time. So latencies are those
 * of the simulated day, whatever this machine does meanwhile.
 */
final class SimulatedTime implements TimeSource {

    private static final class Call {
        long nanos;
    }

    @SuppressWarnings("ThreadLocalUsage") // as many as there are days: few, and they end with their threads
    private final ThreadLocal<@Nullable Call> call = new ThreadLocal<>();

    private final Instant midnight;
    private volatile long dayNanos;

    SimulatedTime(Instant midnight) {
        this.midnight = midnight;
    }

    /** The day has come this far. */
    void day(long nanosSinceMidnight) {
        dayNanos = nanosSinceMidnight;
    }

    /** The calling thread begins a call that arrived at this time. */
    void arrive(long nanosSinceMidnight) {
        Call own = call.get();
        if (own == null) {
            own = new Call();
            call.set(own);
        }
        own.nanos = nanosSinceMidnight;
    }

    /** The call of the calling thread waited this long. */
    void advance(long nanos) {
        Call own = call.get();
        if (own != null) {
            own.nanos += nanos;
        }
    }

    @Override
    public long nanos() {
        Call own = call.get();
        return own == null ? dayNanos : own.nanos;
    }

    @Override
    public Instant now() {
        return midnight.plusNanos(nanos());
    }
}
