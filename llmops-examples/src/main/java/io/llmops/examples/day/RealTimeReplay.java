package io.llmops.examples.day;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sends a day's requests when their time has really come, as many at once as there are. */
final class RealTimeReplay {

    private static final int MOST_AT_ONCE = 200;

    private final Customers customers;
    private final LiveLine live;

    RealTimeReplay(Customers customers, LiveLine live) {
        this.customers = customers;
        this.live = live;
    }

    /** Runs until the last request is answered, or until the thread is interrupted. */
    void run() throws InterruptedException {
        ExecutorService workers = new ThreadPoolExecutor(
                0,
                MOST_AT_ONCE,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Replay::daemon,
                new ThreadPoolExecutor.CallerRunsPolicy());
        try {
            long start = System.nanoTime();
            for (int i = 0; i < customers.day().arrivals().size(); i++) {
                long at = customers.day().arrivals().get(i).atNanos();
                waitUntil(start + at, start);
                int index = i;
                workers.execute(() -> customers.ask(index));
            }
            workers.shutdown();
            while (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                live.at(System.nanoTime() - start);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void waitUntil(long nanoTime, long start) throws InterruptedException {
        for (long wait = nanoTime - System.nanoTime(); wait > 0; wait = nanoTime - System.nanoTime()) {
            live.at(System.nanoTime() - start);
            TimeUnit.NANOSECONDS.sleep(Math.min(wait, 500_000_000L));
        }
    }
}
