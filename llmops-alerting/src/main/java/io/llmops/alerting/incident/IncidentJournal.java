package io.llmops.alerting.incident;

import java.util.List;

/**
 * The memory of incidents. {@link InMemoryJournal} forgets with the process; others keep it in a database.
 *
 * <p>A change counts from the moment {@link #store} has returned: not before, or it could be lost, and not otherwise, or it
 * could be told without being known. A method that throws has changed nothing, and may be called again. Implementations are
 * thread-safe, as reports read while incidents are stored.
 */
public interface IncidentJournal {

    /** The number for the next opening of this key: one more than the last that was stored, 1 for the first. */
    long nextOccurrence(IncidentKey key) throws JournalException;

    /** Keeps this change. Storing the same change again is harmless. */
    void store(IncidentChange change) throws JournalException;

    /** The incidents that are open, the oldest first. */
    List<Incident> open() throws JournalException;

    /** Up to so many incidents as they last stood, open or not, the last changed first. */
    List<Incident> recent(int most) throws JournalException;
}
