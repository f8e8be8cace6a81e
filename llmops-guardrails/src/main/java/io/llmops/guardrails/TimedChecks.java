package io.llmops.guardrails;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs guardrails that must be done by a time. Nobody can stop a thread that does not listen: one that is out of time is
 * interrupted and left behind, and while too many of them are still busy, further checks are out of time at once.
 */
final class TimedChecks {

    /** There is no verdict in time. */
    static final class OutOfTime extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static final int MAX_THREADS = 64;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "llmops-guardrails-timed");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * Runs a check and waits no longer than that.
     *
     * @throws OutOfTime if there is no verdict by then
     * @throws Throwable what the check throws
     */
    Verdict check(Callable<Verdict> check, Duration time) throws Throwable {
        Future<Verdict> verdict;
        try {
            verdict = threads.submit(Context.current().wrap(check));
        } catch (RejectedExecutionException e) {
            throw new OutOfTime();
        }
        try {
            return verdict.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            verdict.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutOfTime();
        } catch (TimeoutException e) {
            verdict.cancel(true);
            throw new OutOfTime();
        }
    }
}
