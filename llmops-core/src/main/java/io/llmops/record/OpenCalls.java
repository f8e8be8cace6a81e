package io.llmops.record;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that another thread must end: streams and futures. Those whose handle became unreachable, and those silent for
 * longer than a limit, are ended as abandoned. The sweeping thread starts with the first such call.
 */
final class OpenCalls implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenCalls.class);
    private static final long SWEEP_SECONDS = 10;
    private static final int ENDING_MILLIS = 500;

    private final Set<Watch> watched = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<ActiveCall> unreachable = new ReferenceQueue<>();
    private final TimeSource time;
    private final long idleLimitNanos;
    private final Failures failures;
    private volatile @Nullable ScheduledExecutorService sweeper;
    private volatile boolean closed;

    OpenCalls(TimeSource time, Duration idleLimit, Failures failures) {
        this.time = time;
        this.idleLimitNanos = idleLimit.toNanos();
        this.failures = failures;
    }

    void watch(ActiveCall handle, CallLife life) {
        Watch watch = new Watch(handle, life);
        watched.add(watch);
        life.watchedBy(watch);
        if (closed || !life.isOpen()) {
            watch.ended();
        } else if (sweeper == null) {
            startSweeping();
        }
    }

    int size() {
        return watched.size();
    }

    /** Ends what was abandoned. */
    void sweep() {
        long now = time.nanos();
        for (Reference<?> gone = unreachable.poll(); gone != null; gone = unreachable.poll()) {
            ((Watch) gone).life.end(CallEnd.ABANDONED, now);
        }
        for (Watch watch : watched) {
            if (watch.life.idleNanos(now) > idleLimitNanos) {
                watch.life.end(CallEnd.ABANDONED, now);
            }
            if (!watch.life.isOpen()) {
                watch.ended(); // one of several watches of the same call: its end takes the last one only
            }
        }
    }

    /** A task that throws would never run again, not even when the clock works or there is memory again. */
    void sweepAsPlanned() {
        try {
            sweep();
        } catch (Throwable t) {
            try {
                failures.caught("sweep", t);
            } catch (VirtualMachineError e) {
                log.warn("A sweep for abandoned calls failed with {}; the next is tried all the same", e.toString());
            }
        }
    }

    private synchronized void startSweeping() {
        if (sweeper == null && !closed) {
            ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "llmops-open-calls");
                thread.setDaemon(true);
                return thread;
            });
            var unused = sweeping.scheduleWithFixedDelay(
                    this::sweepAsPlanned, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
            sweeper = sweeping;
        }
    }

    /**
     * Waits for calls whose host has its answer already but whose listeners have not heard of it yet; half a second at
     * most. From then on nobody sweeps, so nothing is kept either: what was never ended would stay for ever.
     */
    @Override
    public void close() {
        for (int i = 0; i < ENDING_MILLIS && watched.stream().anyMatch(Watch::isEnding); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        stop();
    }

    private synchronized void stop() {
        closed = true;
        watched.clear();
        ScheduledExecutorService sweeping = sweeper;
        if (sweeping != null) {
            sweeping.shutdownNow();
        }
    }

    /** Keeps a call's life while its handle may vanish. */
    final class Watch extends PhantomReference<ActiveCall> {
        private final CallLife life;

        private Watch(ActiveCall handle, CallLife life) {
            super(handle, unreachable);
            this.life = life;
        }

        boolean isEnding() {
            return life.isAnswered() || !life.isOpen();
        }

        void ended() {
            watched.remove(this);
            clear();
        }
    }
}
