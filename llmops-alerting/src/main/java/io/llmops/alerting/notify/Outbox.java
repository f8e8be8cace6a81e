package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one notifier: a daemon named {@code llmops-notify-<name>} that begins with the first notification. It
 * sleeps until something is due. A {@link VirtualMachineError} ends it; the next notification begins it anew.
 */
final class Outbox {

    private final String name;
    private final Courier courier;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Thread thread; // guarded by lock
    private boolean closed; // guarded by lock

    /** @param clock for the waits; it should never step */
    Outbox(String name, Courier courier, InstantSource clock) {
        this.name = name;
        this.courier = courier;
        this.clock = clock;
    }

    void offer(long letter, Notification notification, Instant queuedAt) {
        courier.accept(letter, notification, queuedAt, clock.instant());
        wake();
    }

    /** Tries again what was given up; how much that is. */
    int retryDead(UnaryOperator<Incident> asItStands) {
        int taken = courier.retryDead(asItStands, clock.instant());
        wake();
        return taken;
    }

    /** Begins the thread, if it does not run, and has it look. */
    private void wake() {
        lock.lock();
        try {
            if (!closed && (thread == null || !thread.isAlive())) {
                thread = new Thread(this::run, "llmops-notify-" + name);
                thread.setDaemon(true);
                thread.start();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            do {
                while (courier.deliverNext(clock)) {
                    signal();
                }
            } while (awaitNext());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the close is over
        }
    }

    /** Waits until something may be due; false if nothing will be. */
    @SuppressWarnings("WaitNotInLoop") // run() is the loop
    private boolean awaitNext() throws InterruptedException {
        lock.lock();
        try {
            Optional<Instant> due = courier.nextDue(clock.instant());
            if (closed && due.filter(it -> !it.isAfter(clock.instant())).isEmpty()) {
                return false;
            }
            if (due.isEmpty()) {
                changed.await();
            } else {
                changed.awaitNanos(Duration.between(clock.instant(), due.get()).toNanos());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything is delivered or given up; false if that takes longer. */
    boolean flush(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (courier.undelivered() > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more, and tries what is left once. */
    void lastCall() {
        courier.lastCall(clock.instant());
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits at most this long for the last call; what is then left becomes a dead letter, or waits in the journal. */
    void close(Duration patience) {
        Thread running = thread();
        if (running != null) {
            try {
                running.join(Math.max(1, patience.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.interrupt(); // no matter if it has ended
        }
        courier.giveUp(clock.instant());
    }

    private @Nullable Thread thread() {
        lock.lock();
        try {
            return thread;
        } finally {
            lock.unlock();
        }
    }

    int undelivered() {
        return courier.undelivered();
    }

    List<DeadLetter> deadLetters() {
        return courier.deadLetters();
    }

    NotifierState state() {
        return courier.state();
    }
}
