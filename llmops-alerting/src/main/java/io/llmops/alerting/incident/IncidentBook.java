package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.signal.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Enricher enricher;
    private final Map<IncidentKey, OpenIncident> open = new LinkedHashMap<>();
    private boolean journalFails;
    private long failures;

    private IncidentBook(Grouping grouping, IncidentJournal journal, Enricher enricher) {
        this.grouping = grouping;
        this.journal = journal;
        this.enricher = enricher;
    }

    /** A book that goes on with the incidents that the journal says are open. */
    public static IncidentBook open(Grouping grouping, IncidentJournal journal) throws JournalException {
        return open(grouping, journal, incident -> Background.none());
    }

    /** The same, whose incidents say what helps to understand them. */
    public static IncidentBook open(Grouping grouping, IncidentJournal journal, Enricher enricher)
            throws JournalException {
        IncidentBook book = new IncidentBook(grouping, journal, enricher);
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
        Labels group = grouping.group(transition.monitor().name(), transition.labels());
        IncidentKey key = IncidentKey.of(grouping.namespace(), group);
        Optional<OpenIncident> home = home(transition, key);
        if (home.isEmpty() && OpenIncident.opens(transition)) {
            home = Optional.of(open.computeIfAbsent(key, it -> new OpenIncident(it, grouping)));
        }
        home.ifPresent(it -> it.apply(transition));
    }

    /**
     * Where it belongs: to the incident that has this alert, or else one that has another of its finest group, its own before
     * others; or else its own.
     */
    private Optional<OpenIncident> home(Transition transition, IncidentKey key) {
        Optional<OpenIncident> own = Optional.ofNullable(open.get(key));
        List<OpenIncident> ownFirst =
                Stream.concat(own.stream(), open.values().stream()).toList();
        return ownFirst.stream()
                .filter(it -> it.has(transition))
                .findFirst()
                .or(() -> ownFirst.stream()
                        .filter(it -> it.isAbout(grouping.finest(transition.labels())))
                        .findFirst())
                .or(() -> own);
    }

    private void store(OpenIncident incident, List<IncidentChange> stored) {
        try {
            long occurrence = incident.isNew() ? journal.nextOccurrence(incident.key()) : incident.occurrence();
            IncidentChange change = enriched(incident.change(occurrence));
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

    /** People have to hear of it, whatever else can be found out. */
    private IncidentChange enriched(IncidentChange change) {
        Incident incident = change.incident();
        try {
            return new IncidentChange(change.kind(), incident.with(enricher.of(incident)), change.news());
        } catch (RuntimeException e) {
            LOG.warn("Nothing more could be found out about incident {}", incident.key(), e);
            return change;
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
