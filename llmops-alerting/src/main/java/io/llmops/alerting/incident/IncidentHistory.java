package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened, to be read at any time and from any thread: by reports, by people, by what explains an incident. */
public interface IncidentHistory {

    /** The incidents that are open, the oldest first. */
    List<Incident> open() throws JournalException;

    /** Up to so many incidents as they stand, open or not, the last changed first. */
    List<Incident> recent(int most) throws JournalException;

    /** The incidents that were detected from then, and before then, in that order; each says who acknowledged and judged it. */
    List<Incident> detected(Instant from, Instant until) throws JournalException;

    /** One occurrence as it stands. */
    Optional<Incident> find(IncidentKey key, long occurrence) throws JournalException;

    /** What its alerts did from then, and before then, in that order. */
    List<PastTransition> transitions(IncidentKey key, Instant from, Instant until) throws JournalException;

    /** Who was to be told of an occurrence, and what became of it, in that order. */
    List<PastLetter> letters(IncidentKey key, long occurrence) throws JournalException;

    /** What went live from then on, the oldest first. */
    List<Deployment> deploymentsSince(Instant from) throws JournalException;
}
