package io.llmops;

import io.llmops.record.Failures;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The daemon thread for what is nobody's call: checks and the summary every minute, events that the library finds. Starts when needed. */
final class Housekeeping implements AutoCloseable {

    private final ScheduledThreadPoolExecutor executor;
    private final Failures failures;

    Housekeeping(Failures failures) {
        this.failures = failures;
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "llmops-housekeeping");
            thread.setDaemon(true);
            return thread;
        });
    }

    void everyMinute(Runnable task) {
        var unused = executor.scheduleAtFixedRate(() -> run(task), 1, 1, TimeUnit.MINUTES);
    }

    /** Soon; not at all after {@link #close()}. */
    void soon(Runnable task) {
        try {
            executor.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            failures.dropped("housekeeping", 1);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable t) {
            failures.caught("housekeeping", t);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
