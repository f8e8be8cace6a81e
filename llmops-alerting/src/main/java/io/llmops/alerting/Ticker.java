package io.llmops.alerting;

import io.llmops.record.Failures;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The edge where real time comes in: two daemon threads, one that collects foreign metrics and one that ticks. */
final class Ticker {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final long CLOSE_SECONDS = 2;

    private final ScheduledExecutorService ticks = thread("llmops-alerting");
    private final ScheduledExecutorService collects = thread("llmops-alerting-collect");
    private final Duration interval;
    private final Runnable tick;
    private final Runnable collect;
    private final Failures failures;

    Ticker(Duration interval, Runnable tick, Runnable collect, Failures failures) {
        this.interval = interval;
        this.tick = tick;
        this.collect = collect;
        this.failures = failures;
    }

    void start() {
        schedule(collects, collect);
        schedule(ticks, tick);
    }

    private void schedule(ScheduledExecutorService thread, Runnable task) {
        long nanos = interval.toNanos();
        var unused = thread.scheduleAtFixedRate(() -> guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** A task that throws would never run again, not even when there is memory again: so nothing is thrown on. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable t) {
            try {
                failures.caught("alerting", t);
            } catch (VirtualMachineError e) {
                LOG.warn("A tick of alerting failed with {}; the next one is tried all the same", e.toString());
            }
        }
    }

    void close() {
        ticks.shutdown();
        collects.shutdownNow();
        try {
            if (!ticks.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                ticks.shutdownNow();
            }
        } catch (InterruptedException e) {
            ticks.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
