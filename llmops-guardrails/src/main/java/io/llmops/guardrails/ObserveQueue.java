package io.llmops.guardrails;

import io.llmops.call.Passage;
import io.llmops.record.Failures;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where observing guardrails wait and run: bounded in characters, and never on the calling thread. What does not fit is
 * dropped and counted.
 */
final class ObserveQueue implements AutoCloseable {

    static final int DEFAULT_CHARACTERS = 4_000_000;
    static final String NAME = "guardrails-observe";

    private static final int CHARACTERS_PER_TASK = 256;
    private static final long CLOSE_SECONDS = 2;

    private final AtomicLong waitingCharacters = new AtomicLong();
    private final int maxCharacters;
    private final Failures failures;
    private final Executor executor;
    private final @Nullable ThreadPoolExecutor own;
    private volatile boolean closed;

    /** On the given executor, or on one daemon thread that starts with the first task and ends when there is none. */
    ObserveQueue(@Nullable Executor given, int maxCharacters, Failures failures) {
        this.maxCharacters = maxCharacters;
        this.failures = failures;
        if (given == null) {
            ThreadPoolExecutor pool = oneThread();
            this.own = pool;
            this.executor = pool;
        } else {
            this.own = null;
            this.executor = given;
        }
    }

    private static ThreadPoolExecutor oneThread() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "llmops-guardrails-observe");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Lets {@code work} look at these passages later, or drops it. Never throws and never runs it here. */
    void submit(List<Passage> passages, Runnable work) {
        Task task = new Task(characters(passages), work);
        if (waitingCharacters.addAndGet(task.characters) > maxCharacters || closed) {
            task.drop();
            return;
        }
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.drop();
        } catch (Throwable t) {
            task.drop();
            failures.caught("executor", t);
        } finally {
            task.submitter = null;
        }
    }

    private static long characters(List<Passage> passages) {
        long characters = CHARACTERS_PER_TASK;
        for (Passage passage : passages) {
            characters += passage.text().length();
        }
        return characters;
    }

    /** Lets what waits be observed for a moment, then drops the rest. A given executor stays open: it is not ours. */
    @Override
    public void close() {
        closed = true;
        if (own == null) {
            return;
        }
        own.shutdown();
        try {
            if (!own.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                dropRest(own);
            }
        } catch (InterruptedException e) {
            dropRest(own);
            Thread.currentThread().interrupt();
        }
    }

    private void dropRest(ThreadPoolExecutor pool) {
        int dropped = pool.shutdownNow().size();
        if (dropped > 0) {
            failures.dropped(NAME, dropped);
        }
    }

    private final class Task implements Runnable {
        private final long characters;
        private final Runnable work;
        private volatile @Nullable Thread submitter = Thread.currentThread();

        Task(long characters, Runnable work) {
            this.characters = characters;
            this.work = work;
        }

        /** An executor that runs its tasks on the thread that submits them gets none. */
        @Override
        public void run() {
            if (Thread.currentThread() == submitter) {
                drop();
                return;
            }
            try {
                work.run();
            } catch (Throwable t) {
                failures.caught("guardrail", t);
            } finally {
                waitingCharacters.addAndGet(-characters);
            }
        }

        void drop() {
            waitingCharacters.addAndGet(-characters);
            failures.dropped(NAME, 1);
        }
    }
}
