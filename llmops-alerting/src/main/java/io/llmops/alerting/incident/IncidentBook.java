package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
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
    private final Map<IncidentKey, OpenIncident> open = new LinkedHashMap<>();
    private final Map<IncidentKey, Incident> lately = new LinkedHashMap<>(); // resolved, the last changed last
    private final Map<IncidentKey, Long> occurrences = new LinkedHashMap<>();
    private final Dismissals dismissals = new Dismissals();

    private IncidentBook(Grouping grouping) {
        this.grouping = grouping;
    }

    /** A book without any incident. */
    public static IncidentBook empty(Grouping grouping) {
        return open(grouping, Recollection.none());
    }

    /** A book that goes on with what the journal recalls. */
    public static IncidentBook open(Grouping grouping, Recollection recalled) {
        IncidentBook book = new IncidentBook(grouping);
        book.occurrences.putAll(recalled.occurrences());
        for (int i = recalled.lately().size() - 1; i >= 0; i--) {
            book.recall(recalled.lately().get(i));
        }
        for (Incident stored : recalled.open()) {
            book.open.put(stored.key(), OpenIncident.restore(stored, grouping));
        }
        return book;
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
        transitions.forEach(this::apply);
        List<IncidentChange> changes = new ArrayList<>();
        for (Reaction reaction : reactions) {
            react(reaction).ifPresent(changes::add);
        }
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

    private IncidentChange change(OpenIncident incident) {
        IncidentKey key = incident.key();
        long occurrence = incident.isNew() ? nextOccurrence(key) : incident.occurrence();
        IncidentChange change = incident.change(occurrence);
        if (!change.incident().isOpen()) {
            open.remove(key);
            keep(change.incident());
        }
        return change;
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
        if (incident != null && incident.isOpen() && !incident.isNew()) {
            Handled.of(incident.handling(), reaction).ifPresent(it -> incident.handle(it, reaction.at()));
            return Optional.empty();
        }
        Incident over = incident == null ? lately.get(reaction.key()) : null;
        boolean inTime = reaction.action() instanceof Reaction.Action.Judge
                || reaction.action() instanceof Reaction.Action.Assign;
        if (over == null || !inTime) {
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

    /** The incident that this alert belongs to, whether it is open or not. */
    public IncidentKey keyOf(Transition transition) {
        return IncidentKey.of(grouping.namespace(), grouping.group(transition.labels()));
    }

    /** As the journal keeps them. */
    public List<PastTransition> past(List<Transition> transitions) {
        return transitions.stream().map(it -> PastTransition.of(it, keyOf(it))).toList();
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
