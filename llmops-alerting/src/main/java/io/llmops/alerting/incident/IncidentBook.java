package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.signal.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns transitions of alerts into changes of incidents.
 *
 * <p>An incident opens with the first alert that fires, is updated when another joins or one of several resolves, and
 * resolves with the last. However much happens to it in one tick, that is one change. A change is handed out only when the
 * journal has stored it; while the journal fails, changes wait, grow into one for each incident, and are stored on a later
 * tick, so nothing is lost unless the process ends first. Used by one thread.
 */
public final class IncidentBook {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentBook.class);

    private final Grouping grouping;
    private final IncidentJournal journal;
    private final Map<IncidentKey, OpenIncident> open = new LinkedHashMap<>();
    private boolean journalFails;
    private long failures;

    private IncidentBook(Grouping grouping, IncidentJournal journal) {
        this.grouping = grouping;
        this.journal = journal;
    }

    /** A book that goes on with the incidents that the journal says are open. */
    public static IncidentBook open(Grouping grouping, IncidentJournal journal) throws JournalException {
        IncidentBook book = new IncidentBook(grouping, journal);
        for (Incident stored : journal.open()) {
            book.open.put(stored.key(), OpenIncident.restore(stored, grouping));
        }
        return book;
    }

    /** Takes what happened on this tick, also if that is nothing, and gives the changes that are now stored. */
    public List<IncidentChange> apply(List<Transition> transitions) {
        transitions.forEach(this::apply);
        List<IncidentChange> stored = new ArrayList<>();
        for (OpenIncident incident : List.copyOf(open.values())) {
            if (incident.hasNews()) {
                store(incident, stored);
            }
        }
        return stored;
    }

    private void apply(Transition transition) {
        Labels group = grouping.group(transition.labels());
        IncidentKey key = IncidentKey.of(grouping.namespace(), group);
        if (OpenIncident.opens(transition)) {
            open.computeIfAbsent(key, it -> new OpenIncident(it, grouping, group));
        }
        OpenIncident incident = open.get(key);
        if (incident != null) {
            incident.apply(transition);
        }
    }

    private void store(OpenIncident incident, List<IncidentChange> stored) {
        try {
            long occurrence = incident.isNew() ? journal.nextOccurrence(incident.key()) : incident.occurrence();
            IncidentChange change = incident.change(occurrence);
            journal.store(change);
            journalFails = false;
            incident.stored(occurrence);
            if (!change.incident().isOpen()) {
                open.remove(incident.key());
            }
            stored.add(change);
        } catch (JournalException | RuntimeException e) {
            failed(incident, e);
        }
    }

    private void failed(OpenIncident incident, Exception e) {
        failures++;
        if (journalFails) {
            LOG.debug("Incident {} still could not be stored", incident.key(), e);
        } else {
            LOG.warn(
                    "Incident {} could not be stored and nobody was told yet; trying again on every tick (said once"
                            + " until the journal works)",
                    incident.key(),
                    e);
        }
        journalFails = true;
    }

    /** How many times the journal failed. */
    public long failures() {
        return failures;
    }
}
