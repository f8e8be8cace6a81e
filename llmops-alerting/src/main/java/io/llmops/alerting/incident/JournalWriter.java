package io.llmops.alerting.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal, entry by entry in their order, on a daemon thread of its own ({@code llmops-journal}), because
 * databases may hang.
 *
 * <p>Accepted means stored: {@link #store} waits until the journal has it. While the journal fails it is tried again, and
 * when that takes longer than the patience, people matter more than the journal: it is said once, loudly, and from then on
 * nobody waits. What could not be stored waits here, up to {@value #MOST} entries, and is stored in its order as soon as the
 * journal works again. Only a process that ends before loses it. Safe for threads.
 */
public final class JournalWriter {

    /** More than anyone has to say in a day of ticks. */
    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_PRUNES = Duration.ofHours(1);

    private final IncidentJournal journal;
    private final Duration patience;
    private final Consumer<Throwable> onFailure;
    private final Runnable onDrop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Slot> queue = new ArrayDeque<>(); // guarded by lock
    private @Nullable Thread thread; // guarded by lock
    private boolean closed; // guarded by lock
    private final JournalHealth health = new JournalHealth(); // guarded by lock
    private Instant nextPrune = Instant.MIN; // used by the thread

    private static final class Slot {
        private final Entry entry;
        private boolean stored;
        private boolean done;

        Slot(Entry entry) {
            this.entry = entry;
        }
    }

    /**
     * A writer whose thread begins with the first entry.
     *
     * @param patience for how long a caller waits for a journal that fails
     * @param onFailure hears what each failed attempt threw
     * @param onDrop hears of each entry that is given up
     */
    public JournalWriter(IncidentJournal journal, Duration patience, Consumer<Throwable> onFailure, Runnable onDrop) {
        this.journal = journal;
        this.patience = patience;
        this.onFailure = onFailure;
        this.onDrop = onDrop;
    }

    /** Writes this and waits for it. False if it is not stored, or not yet: then people are to be told all the same. */
    public boolean store(Entry entry) {
        Slot slot = offer(entry);
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!slot.done && !health.isDegraded() && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!slot.done && !closed) {
                health.degrade(patience);
            }
            return slot.stored;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Writes this when its turn comes; returns at once. */
    public void hand(Entry entry) {
        offer(entry);
    }

    private Slot offer(Entry entry) {
        Slot slot = new Slot(entry);
        if (!journal.isDurable()) {
            slot.done = attempt(slot); // nothing to wait for
            return slot;
        }
        lock.lock();
        try {
            if (health.isTaken() || closed || entry.isEmpty()) {
                slot.done = true;
                slot.stored = entry.isEmpty();
                return slot;
            }
            queue.addLast(slot);
            if (queue.size() > MOST) {
                drop(queue.removeFirst());
            }
            if (thread == null || !thread.isAlive()) {
                thread = new Thread(this::run, "llmops-journal");
                thread.setDaemon(true);
                thread.start();
            }
            changed.signalAll();
            return slot;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            int attempts = 0;
            for (Optional<Slot> next = next(); next.isPresent(); next = next()) {
                attempts = attempt(next.get()) ? 0 : attempts + 1;
                if (attempts > 0 && !pause(attempts)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the close is over
        }
    }

    private Optional<Slot> next() throws InterruptedException {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                changed.await();
            }
            return Optional.ofNullable(queue.peekFirst());
        } finally {
            lock.unlock();
        }
    }

    /** False if it is to be tried again. */
    private boolean attempt(Slot slot) {
        try {
            journal.store(slot.entry);
            settle(slot, true);
            prune(slot.entry.at());
            return true;
        } catch (JournalException e) {
            onFailure.accept(e);
            return failed(slot, e);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            onFailure.accept(e);
            return failed(slot, new JournalException("The incident journal threw " + e, e));
        }
    }

    private void prune(Instant now) {
        if (now.isBefore(nextPrune)) {
            return;
        }
        try {
            nextPrune = journal.prune(now) ? now : now.plus(BETWEEN_PRUNES);
        } catch (JournalException | RuntimeException e) {
            nextPrune = now.plus(BETWEEN_PRUNES);
            onFailure.accept(e);
            LOG.debug("Old incidents could not be forgotten", e);
        }
    }

    private void settle(Slot slot, boolean stored) {
        lock.lock();
        try {
            queue.remove(slot);
            slot.stored = stored;
            slot.done = true;
            if (stored) {
                health.works(queue.isEmpty());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean failed(Slot slot, JournalException e) {
        lock.lock();
        try {
            health.failed(e);
            if (e.remedy() == JournalException.Remedy.LATER) {
                return false;
            }
            queue.remove(slot);
            drop(slot);
            if (health.isTaken()) {
                queue.forEach(this::drop);
                queue.clear();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void drop(Slot slot) {
        health.dropped();
        slot.done = true;
        onDrop.run();
        changed.signalAll();
    }

    /** Waits until it is worth while to try again, or until the close, which tries once more; false if that has failed. */
    private boolean pause(int attempts) throws InterruptedException {
        long doubled = SHORTEST_PAUSE.toNanos() << Math.min(attempts - 1, 10);
        long left = Math.min(doubled, LONGEST_PAUSE.toNanos());
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How it is going. */
    public JournalState state() {
        lock.lock();
        try {
            return health.state(journal.isDurable(), queue.size());
        } finally {
            lock.unlock();
        }
    }

    /** Stores what is left, for at most this long, and takes nothing more. Does not close the journal. */
    public void close(Duration longest) {
        @Nullable Thread running;
        lock.lock();
        try {
            closed = true;
            running = thread;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null) {
            await(running, longest);
        }
        int left = state().waiting();
        if (left > 0) {
            LOG.error("The incident journal was closed before it could store {} entries; they are lost", left);
        }
    }

    private static void await(Thread running, Duration longest) {
        try {
            running.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(longest.toNanos())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.interrupt(); // no matter if it has ended
    }
}
