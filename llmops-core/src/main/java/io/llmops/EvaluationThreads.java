package io.llmops;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The daemon threads on which evaluators run unless the application gives an executor. They start with the first call. */
final class EvaluationThreads implements Executor, AutoCloseable {

    private static final long CLOSE_SECONDS = 2;

    private final ThreadPoolExecutor executor;

    private EvaluationThreads(String name, int threads, int maxWaitingCalls) {
        executor = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(maxWaitingCalls), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    /** One, for what costs microseconds. */
    static EvaluationThreads ofHeuristics() {
        return new EvaluationThreads("llmops-evaluation", 1, 10_000);
    }

    /** For a judge, which takes seconds: what it cannot keep up with is not worth waiting for. */
    static EvaluationThreads ofJudge(int threads) {
        return new EvaluationThreads("llmops-judge", threads, 100);
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
