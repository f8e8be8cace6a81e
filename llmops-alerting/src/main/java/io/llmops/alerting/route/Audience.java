package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears of a change: those who should by the routes, and those who were told before.
 *
 * <p>Whoever was told that it opened is told that it is over, whatever its severity or the routes have become. Whoever
 * joins later, because it got worse, nobody acknowledged it, or a shift began, hears of it as an opening. What was over
 * before anyone could be told goes where its opening would have gone. Used by one thread.
 */
public final class Audience {

    private final Map<IncidentKey, Told> told = new HashMap<>();
    private Routes routes;
    private Storms storms;

    /** Who was told of which occurrence, and how often those were reminded to whom it had escalated. */
    private record Told(Incident incident, Set<String> notifiers, int reminders) {}

    /**
     * A change, for one notifier.
     *
     * @param first whether this is the first it hears of this occurrence
     */
    public record Telling(String notifier, IncidentChange change, boolean first) {}

    public Audience(Routes routes) {
        this.routes = routes;
        this.storms = new Storms(routes.storm());
    }

    /** From now on these are the routes. Who was told stays told. */
    public void reroute(Routes others) {
        if (!others.storm().equals(routes.storm())) {
            storms = new Storms(others.storm());
        }
        routes = others;
    }

    /** Takes it that an earlier process told of this incident whoever should be told by the routes. To be called in the order in which they opened. */
    public void resume(Incident incident, Instant now) {
        Set<String> notifiers = new LinkedHashSet<>(routes.notifiersFor(incident, incident.openedAt()));
        notifiers.addAll(routes.notifiersFor(incident, now));
        notifiers.addAll(routes.escalatedTo(incident, now));
        told.put(incident.key(), new Told(incident, notifiers, routes.reminders(incident, now)));
        IncidentChange opened = new IncidentChange(IncidentChange.Kind.OPENED, incident, List.of());
        notifiers.forEach(it -> storms.pass(new Telling(it, opened, true)));
    }

    /** Whom to tell of this change; they count as told from now on. */
    public List<Telling> hear(IncidentChange change, Instant now) {
        Incident incident = change.incident();
        Told before = told.get(incident.key());
        boolean same = before != null && before.incident.isSame(incident);
        Set<String> known = before != null && same ? before.notifiers : Set.of();
        Set<String> all = new LinkedHashSet<>(known);
        if (incident.isOpen() || known.isEmpty()) {
            all.addAll(routes.notifiersFor(incident, now));
        }
        if (incident.isOpen()) {
            told.put(incident.key(), new Told(incident, all, before != null && same ? before.reminders : 0));
        } else {
            told.remove(incident.key());
        }
        return all.stream()
                .map(it -> new Telling(it, change, !known.contains(it)))
                .flatMap(it -> storms.pass(it).stream())
                .toList();
    }

    /**
     * Whom to tell because time has passed: nobody has acknowledged it, a shift has begun, a mute is over. Somebody who has
     * acknowledged an incident has it, and nobody else hears of it until it changes.
     *
     * @param open the incidents that are open, as they stand now; those never {@linkplain #hear heard} of are left out
     */
    public List<Telling> due(Collection<Incident> open, Instant now) {
        List<Telling> tellings = new ArrayList<>();
        for (Incident incident : open) {
            Told before = told.get(incident.key());
            if (before != null && before.incident.isSame(incident) && Escalation.isUnacknowledged(incident)) {
                tellings.addAll(due(incident, before, now));
            }
        }
        return tellings.stream().flatMap(it -> storms.pass(it).stream()).toList();
    }

    private List<Telling> due(Incident incident, Told before, Instant now) {
        List<Telling> tellings = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>(before.notifiers);
        Set<String> escalated = routes.escalatedTo(incident, now);
        String unacknowledged =
                "nobody has acknowledged it for " + Prose.duration(Duration.between(incident.openedAt(), now));
        int reminders = routes.reminders(incident, now);
        for (String each : escalated) {
            boolean first = all.add(each);
            if (first || reminders > before.reminders) {
                tellings.add(new Telling(each, again(incident, unacknowledged), first));
            }
        }
        for (String each : routes.notifiersFor(incident, now)) {
            if (all.add(each)) {
                tellings.add(new Telling(each, again(incident, "it is still so, and was not told here before"), true));
            }
        }
        told.put(incident.key(), new Told(incident, all, Math.max(reminders, before.reminders)));
        return tellings;
    }

    private static IncidentChange again(Incident incident, String why) {
        return new IncidentChange(IncidentChange.Kind.REMINDED, incident, List.of(why));
    }
}
