package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns transitions of alerts, and what people do, into changes of incidents.
 *
 * <p>An incident opens with the first alert that fires, is updated when another joins or one of several resolves, and
 * resolves with the last, or when somebody says so. However much happens to it in one tick, that is one change. Changes are
 * to be stored in the journal before anyone is told. Used by one thread; no I/O.
 */
public final class IncidentBook {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentBook.class);
    private static final int MOST_LATELY = 1_000;
    private static final int MOST_KEYS = 100_000;

    private final Grouping grouping;
    private final Enricher enricher;
    private final Assessor assessor;
    private final Map<IncidentKey, OpenIncident> open = new LinkedHashMap<>();
    private final Map<IncidentKey, Incident> lately = new LinkedHashMap<>(); // resolved, the last changed last
    private final Map<IncidentKey, Long> occurrences = new LinkedHashMap<>();
    private final Dismissals dismissals = new Dismissals();
    private final Homes homes = new Homes();
    private final IdentityHashMap<Transition, IncidentKey> placed = new IdentityHashMap<>(); // of the last tick

    private IncidentBook(Grouping grouping, Enricher enricher, Assessor assessor) {
        this.grouping = grouping;
        this.enricher = enricher;
        this.assessor = assessor;
    }

    /** A book without any incident. */
    public static IncidentBook empty(Grouping grouping) {
        return open(grouping, Recollection.none());
    }

    /** A book that goes on with what the journal recalls, and finds nothing else out. */
    public static IncidentBook open(Grouping grouping, Recollection recalled) {
        return open(grouping, recalled, incident -> Background.none(), incident -> List.of());
    }

    /**
     * A book that goes on with what the journal recalls.
     *
     * @param enricher finds out what helps to understand its incidents
     * @param assessor finds out whose trouble they are, and why
     */
    public static IncidentBook open(Grouping grouping, Recollection recalled, Enricher enricher, Assessor assessor) {
        IncidentBook book = new IncidentBook(grouping, enricher, assessor);
        book.occurrences.putAll(recalled.occurrences());
        for (int i = recalled.lately().size() - 1; i >= 0; i--) {
            book.recall(recalled.lately().get(i));
        }
        recalled.open().stream()
                .filter(it -> !it.isSummary())
                .forEach(it -> book.open(OpenIncident.restore(it, grouping)));
        return book;
    }

    private OpenIncident open(OpenIncident incident) {
        open.put(incident.key(), incident);
        homes.open(incident);
        return incident;
    }

    private void recall(Incident resolved) {
        boolean isLast = occurrences.getOrDefault(resolved.key(), 0L) <= resolved.occurrence();
        if (isLast) {
            keep(resolved);
        }
    }

    private void keep(Incident resolved) {
        lately.remove(resolved.key());
        lately.put(resolved.key(), resolved);
        if (lately.size() > MOST_LATELY) {
            lately.remove(lately.keySet().iterator().next());
        }
        if (resolved.handling().resolved().isPresent()) {
            dismissals.add(resolved);
        }
    }

    /** Takes what happened to alerts on this tick, also if that is nothing, and gives what it changes. */
    public List<IncidentChange> apply(List<Transition> transitions) {
        return apply(transitions, List.of());
    }

    /** Takes what happened to alerts on this tick, and what people did since the last, and gives what it changes. */
    public List<IncidentChange> apply(List<Transition> transitions, List<Reaction> reactions) {
        placed.clear();
        transitions.forEach(this::apply);
        List<IncidentChange> changes = new ArrayList<>();
        for (Reaction reaction : reactions) {
            react(reaction).ifPresent(changes::add);
        }
        open.values().stream().filter(OpenIncident::isOpen).forEach(this::assess);
        for (OpenIncident incident : List.copyOf(open.values())) {
            if (incident.hasNews()) {
                changes.add(change(incident));
            }
        }
        return changes;
    }

    private void apply(Transition transition) {
        if (dismissals.cover(transition)) {
            return;
        }
        IncidentKey key = keyOf(transition);
        MemberId alert = MemberId.of(transition);
        Labels finest = grouping.finest(transition.labels());
        Optional<OpenIncident> home = home(alert, finest, Optional.ofNullable(open.get(key)));
        if (home.isEmpty() && OpenIncident.opens(transition)) {
            home = Optional.of(open(new OpenIncident(key, grouping)));
        }
        home.ifPresent(it -> {
            placed.put(transition, it.key());
            it.apply(transition, alert, finest);
            if (it.has(alert)) {
                homes.add(it, alert, finest);
            }
        });
    }

    /**
     * Where it belongs: to the incident that has this alert, or else one that has another of its finest group, its own before
     * others; or else its own.
     */
    private Optional<OpenIncident> home(MemberId alert, Labels finest, Optional<OpenIncident> own) {
        return homes.ofAlert(alert, own).or(() -> homes.ofGroup(finest, own)).or(() -> own);
    }

    private IncidentChange change(OpenIncident incident) {
        IncidentKey key = incident.key();
        long occurrence = incident.isNew() ? nextOccurrence(key) : incident.occurrence();
        background(incident);
        IncidentChange change = incident.change(occurrence);
        if (!change.incident().isOpen()) {
            open.remove(key);
            homes.close(incident);
            keep(change.incident());
        }
        return change;
    }

    private void assess(OpenIncident incident) {
        try {
            assessor.of(incident.asItStands()).forEach(incident::found);
        } catch (RuntimeException e) {
            LOG.warn("Whose trouble incident {} is, or why, could not be found out", incident.key(), e);
        }
    }

    /** People have to hear of it, whatever else can be found out. */
    private void background(OpenIncident incident) {
        try {
            incident.background(enricher.of(incident.asItStands()));
        } catch (RuntimeException e) {
            LOG.warn("Nothing more could be found out about incident {}", incident.key(), e);
        }
    }

    private long nextOccurrence(IncidentKey key) {
        Long last = occurrences.remove(key);
        long next = last == null ? 1 : last + 1;
        occurrences.put(key, next);
        if (occurrences.size() > MOST_KEYS) {
            occurrences.remove(occurrences.keySet().iterator().next());
        }
        return next;
    }

    /** What people do about an open incident shows with the rest; what they say of one that is over is a change itself. */
    private Optional<IncidentChange> react(Reaction reaction) {
        OpenIncident incident = open.get(reaction.key());
        if (incident != null && incident.isOpen() && !incident.isNew() && reaction.isAbout(incident.occurrence())) {
            Handled.of(incident.handling(), reaction).ifPresent(it -> incident.handle(it, reaction.at()));
            return Optional.empty();
        }
        Incident over = incident == null ? lately.get(reaction.key()) : null;
        boolean inTime = reaction.action() instanceof Reaction.Action.Judge
                || reaction.action() instanceof Reaction.Action.Assign;
        if (over == null || !inTime || !reaction.isAbout(over.occurrence())) {
            LOG.debug("Nothing is open that {} by {} could be about", reaction.action(), reaction.by());
            return Optional.empty();
        }
        return Handled.of(over.handling(), reaction).map(it -> {
            Incident handled = over.handled(it.handling());
            lately.put(handled.key(), handled);
            return new IncidentChange(IncidentChange.Kind.HANDLED, handled, List.of(it.news()));
        });
    }

    /**
     * Ends alerts that nobody watches any more, such as those of a monitor that an earlier process had. Their incidents change
     * with the next {@link #apply(List)}.
     */
    public void end(Predicate<Member> unwatched, Instant now) {
        for (OpenIncident incident : open.values()) {
            incident.members().stream()
                    .filter(it -> it.isOpen() && unwatched.test(it))
                    .forEach(it -> {
                        String reason = "its monitor is not watched any more";
                        incident.end(it::equals, reason, now);
                        incident.tell(it.monitor() + " resolved: " + reason);
                    });
        }
    }

    /** Those of the last {@link #apply(List) tick}, as the journal keeps them: with the incident that they belong to. */
    public List<PastTransition> past(List<Transition> transitions) {
        return transitions.stream()
                .map(it -> PastTransition.of(it, placed.getOrDefault(it, keyOf(it))))
                .toList();
    }

    private IncidentKey keyOf(Transition transition) {
        return IncidentKey.of(
                grouping.namespace(), grouping.group(transition.monitor().name(), transition.labels()));
    }

    /** The incidents that are open, the oldest first. */
    public List<Incident> open() {
        return open.values().stream().map(OpenIncident::asItStands).toList();
    }

    /** The incident of this key that is open. */
    public Optional<Incident> open(IncidentKey key) {
        return Optional.ofNullable(open.get(key)).map(OpenIncident::asItStands);
    }
}
