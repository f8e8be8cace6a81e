package io.llmops.examples.day;

import io.llmops.alerting.Alerting;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends a day's requests through the service, half a minute at a time: all that arrive in it, on a few threads, then
 * one tick of alerting. A call counts at the tick after its arrival, though its answer may come seconds later.
 */
final class Replay {

    private static final long TICK = Duration.ofSeconds(30).toNanos();
    private static final int THREADS = 2;

    private final Customers customers;
    private final SimulatedTime time;
    private final Alerting alerting;
    private final LiveLine live;
    private final Instant midnight;

    Replay(Customers customers, SimulatedTime time, Alerting alerting, LiveLine live, Instant midnight) {
        this.customers = customers;
        this.time = time;
        this.alerting = alerting;
        this.live = live;
        this.midnight = midnight;
    }

    /** Runs until midnight, or until the thread is interrupted. */
    void run() throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS, Replay::daemon);
        try {
            int next = 0;
            for (long until = TICK; until <= Day.NANOS; until += TICK) {
                int from = next;
                next = arrivedBefore(until, from);
                send(from, next, workers);
                time.day(until);
                alerting.tick(midnight.plusNanos(until));
                live.at(until);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private int arrivedBefore(long until, int from) {
        int next = from;
        while (next < customers.day().arrivals().size()
                && customers.day().arrivals().get(next).atNanos() < until) {
            next++;
        }
        return next;
    }

    private void send(int from, int until, ExecutorService workers) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(THREADS);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        for (int share = 0; share < THREADS; share++) {
            int first = from + share;
            workers.execute(() -> {
                try {
                    for (int i = first; i < until; i += THREADS) {
                        time.arrive(customers.day().arrivals().get(i).atNanos());
                        customers.ask(i);
                    }
                } catch (RuntimeException | Error e) {
                    failure.set(e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        Throwable lost = failure.get();
        if (lost != null) {
            throw new IllegalStateException("A customer's thread died; the day is not worth its score", lost);
        }
    }

    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "llmops-example-customer");
        thread.setDaemon(true);
        return thread;
    }
}
