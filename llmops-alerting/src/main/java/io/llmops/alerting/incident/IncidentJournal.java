package io.llmops.alerting.incident;

import java.time.Instant;

/**
 * The memory of incidents. {@link InMemoryJournal} forgets with the process; {@code JdbcJournal} keeps it in a database.
 *
 * <p>What is written counts from the moment {@link #store} has returned: not before, or it could be lost, and not
 * otherwise, or it could be told without being known. A method that throws has changed nothing, or all of it, and may be
 * called again with the same. {@link #recall} is called first; {@link #recall}, {@link #store} and {@link #prune} are called
 * by one thread at a time, the rest by any.
 */
public interface IncidentJournal extends IncidentHistory, AutoCloseable {

    /**
     * What earlier processes left. From now on the journal is this one's: an earlier process that still runs cannot store
     * any more.
     */
    Recollection recall() throws JournalException;

    /** Keeps this, all of it or nothing. If that failed it may be tried again, even if all of it is there after all. */
    void store(Entry entry) throws JournalException;

    /**
     * Forgets some of what is over for longer than this journal keeps it: not all at once, so that nobody has to wait.
     *
     * @return whether there is more to forget
     */
    boolean prune(Instant now) throws JournalException;

    /** Whether it outlives the process. */
    boolean isDurable();

    /** Idempotent. */
    @Override
    void close();
}
