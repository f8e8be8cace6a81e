package io.llmops;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one daemon thread on which evaluators run unless the application gives an executor. Starts with the first call. */
final class EvaluationThread implements Executor, AutoCloseable {

    private static final int MAX_WAITING_CALLS = 10_000;
    private static final long CLOSE_SECONDS = 2;

    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING_CALLS), task -> {
                Thread thread = new Thread(task, "llmops-evaluation");
                thread.setDaemon(true);
                return thread;
            });

    EvaluationThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Lets what waits be evaluated for a moment, then drops the rest. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
