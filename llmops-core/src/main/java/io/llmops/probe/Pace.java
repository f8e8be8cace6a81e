package io.llmops.probe;

import io.llmops.record.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets calls go at even distances, so that a run stays below a rate. */
final class Pace {

    private static final double NANOS = 1e9;

    private final AtomicLong next;
    private final long distanceNanos;
    private final TimeSource time;
    private final Pause pause;

    Pace(double perSecond, TimeSource time, Pause pause) {
        this.distanceNanos = perSecond == Double.POSITIVE_INFINITY ? 0 : (long) (NANOS / perSecond);
        this.next = new AtomicLong(time.nanos());
        this.time = time;
        this.pause = pause;
    }

    void await() throws InterruptedException {
        long now = time.nanos();
        long slot = next.getAndUpdate(at -> Math.max(at, now) + distanceNanos);
        if (slot > now) {
            pause.sleep(Duration.ofNanos(slot - now));
        }
    }
}
