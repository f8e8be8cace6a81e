package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** In memory, though it says that it outlives the process; fails or hangs when told to. */
public final class FailingJournal implements IncidentJournal {

    private final InMemoryJournal memory = new InMemoryJournal();
    private final AtomicReference<@Nullable JournalException> failure = new AtomicReference<>();
    private volatile CountDownLatch hangs = new CountDownLatch(0);
    private volatile boolean refusesNext;

    /** From now on it fails, as if the disk were full. */
    public void fail() {
        failure.set(new JournalException("disk full", new IllegalStateException("test")));
    }

    public void fail(JournalException with) {
        failure.set(with);
    }

    public void work() {
        failure.set(null);
    }

    void refuseNext() {
        refusesNext = true;
    }

    void hang(CountDownLatch until) {
        hangs = until;
    }

    @Override
    public Recollection recall() {
        return memory.recall();
    }

    @Override
    public void store(Entry entry) throws JournalException {
        try {
            hangs.await();
        } catch (InterruptedException e) {
            throw new JournalException("interrupted", e);
        }
        JournalException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        if (refusesNext) {
            refusesNext = false;
            throw new JournalException("too long", JournalException.Remedy.DROP);
        }
        memory.store(entry);
    }

    @Override
    public boolean prune(Instant now) {
        return false;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public void close() {
        // nothing to give back
    }

    @Override
    public List<Incident> open() {
        return memory.open();
    }

    @Override
    public List<Incident> recent(int most) {
        return memory.recent(most);
    }

    @Override
    public List<Incident> detected(Instant from, Instant until) {
        return memory.detected(from, until);
    }

    @Override
    public Optional<Incident> find(IncidentKey key, long occurrence) {
        return memory.find(key, occurrence);
    }

    @Override
    public List<PastTransition> transitions(IncidentKey key, Instant from, Instant until) {
        return memory.transitions(key, from, until);
    }

    @Override
    public List<PastLetter> letters(IncidentKey key, long occurrence) {
        return memory.letters(key, occurrence);
    }

    @Override
    public List<Deployment> deploymentsSince(Instant from) {
        return memory.deploymentsSince(from);
    }
}
