package io.llmops.alerting.incident;

import java.time.Instant;

/**
 * A change that one notifier is to tell. It is in the journal from the moment at which people count as told, until it is
 * known what became of it.
 *
 * @param id unique in a journal, and rising
 * @param first whether it is the first that this notifier hears of this occurrence
 */
public record Letter(long id, String notifier, boolean first, IncidentChange change, Instant queuedAt) {

    /** Where a letter is on its way. */
    public enum State {
        /** Not told yet, or not known to be. */
        WAITING,
        /** The receiver has it. */
        DELIVERED,
        /** Given up. */
        DEAD
    }
}
