package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Prose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who hears of a change: those who should by the routes, and those who were told before.
 *
 * <p>Whoever was told that it opened is told that it is over, whatever its severity or the routes have become. Whoever
 * joins later, because it got worse, nobody acknowledged it, or a shift began, hears of it as an opening. What was over
 * before anyone could be told goes where its opening would have gone. What somebody did about it is told to those who know
 * of it. Used by one thread.
 */
public final class Audience {

    private static final int MOST = 1_000;

    private final Map<IncidentKey, Told> told = new LinkedHashMap<>(); // the last changed last
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

    /**
     * Goes on with the incidents of an earlier process.
     *
     * @param incidents open ones and those that are over of late, whatever their order
     * @param whoWas told of an incident
     */
    public void resume(List<Incident> incidents, Function<Incident, Set<String>> whoWas, Instant now) {
        List<Incident> inOrder = incidents.stream()
                .sorted(Comparator.comparing(Incident::openedAt))
                .toList();
        for (Incident incident : inOrder) {
            Told known = told.get(incident.key());
            if (known == null || known.incident.occurrence() <= incident.occurrence()) {
                remember(new Told(incident, whoWas.apply(incident), routes.reminders(incident, now)));
            }
        }
        inOrder.stream()
                .filter(it -> it.isSummary() && it.isOpen())
                .forEach(summary -> whoWas.apply(summary)
                        .forEach(notifier -> storms.resume(notifier, untold(inOrder, summary, notifier, whoWas))));
    }

    /** Those that were told as one: all since then that the notifier should have heard of and did not. */
    private List<Incident> untold(
            List<Incident> inOrder, Incident summary, String notifier, Function<Incident, Set<String>> whoWas) {
        return inOrder.stream()
                .filter(it -> !it.isSummary() && !it.openedAt().isBefore(summary.openedAt()))
                .filter(it -> routes.notifiersFor(it, it.openedAt()).contains(notifier))
                .filter(it -> !whoWas.apply(it).contains(notifier))
                .toList();
    }

    /** Whom to tell of this change; they count as told from now on. */
    public List<Telling> hear(IncidentChange change, Instant now) {
        Incident incident = change.incident();
        Told before = told.get(incident.key());
        boolean same = before != null && before.incident.isSame(incident);
        Set<String> known = before != null && same ? before.notifiers : Set.of();
        Set<String> all = new LinkedHashSet<>(known);
        boolean concernsOthers = change.kind() != IncidentChange.Kind.HANDLED && (incident.isOpen() || known.isEmpty());
        if (concernsOthers) {
            all.addAll(routes.notifiersFor(incident, now));
        }
        remember(new Told(incident, all, before != null && same ? before.reminders : 0));
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
        return Stream.concat(storms.over(now).stream(), tellings.stream().flatMap(it -> storms.pass(it).stream()))
                .toList();
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
        remember(new Told(incident, all, Math.max(reminders, before.reminders)));
        return tellings;
    }

    private static IncidentChange again(Incident incident, String why) {
        return new IncidentChange(IncidentChange.Kind.REMINDED, incident, List.of(why));
    }

    /** Also of one that is over, as somebody may have something to say about it still. */
    private void remember(Told who) {
        IncidentKey key = who.incident.key();
        told.remove(key);
        told.put(key, who);
        if (told.size() > MOST) {
            told.values().stream()
                    .filter(it -> !it.incident.isOpen())
                    .findFirst()
                    .ifPresent(it -> told.remove(it.incident.key()));
        }
    }
}
