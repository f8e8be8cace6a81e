package io.llmops;

import io.llmops.record.Failures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The daemon thread for what is nobody's call: checks and the summary every minute, events that the library finds. It is
 * there only while it has something to do.
 */
final class Housekeeping implements AutoCloseable {

    private static final int MAX_WAITING = 1_000;

    private final ThreadPoolExecutor thread;
    private final Executor inAMinute;
    private final Failures failures;

    Housekeeping(Failures failures) {
        this.failures = failures;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
            Thread made = new Thread(task, "llmops-housekeeping");
            made.setDaemon(true);
            return made;
        });
        thread.allowCoreThreadTimeOut(true);
        inAMinute = CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES, this::soon);
    }

    /** Every minute from the next one on, until the task answers false or this is closed; what it throws does not end it. */
    void everyMinute(BooleanSupplier task) {
        inAMinute.execute(() -> {
            boolean again = true;
            try {
                again = task.getAsBoolean();
            } finally {
                if (again) {
                    everyMinute(task);
                }
            }
        });
    }

    /** Soon; not at all after {@link #close()}. */
    void soon(Runnable task) {
        try {
            thread.execute(() -> run(task));
        } catch (RejectedExecutionException e) {
            if (!thread.isShutdown()) {
                failures.dropped("housekeeping", 1);
            }
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
        thread.shutdownNow();
    }
}
