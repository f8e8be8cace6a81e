package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears of a change: those who should by the routes, and those who were told before.
 *
 * <p>Whoever was told that it opened is told that it is over, whatever its severity or the routes have become. Whoever
 * joins later, because it got worse, hears of it as an opening. What was over before anyone could be told goes where its
 * opening would have gone. Used by one thread.
 */
public final class Audience {

    private final Routes routes;
    private final Map<IncidentKey, Told> told = new HashMap<>();

    /** Who was told of which occurrence. */
    private record Told(Incident incident, Set<String> notifiers) {}

    /**
     * A change, for one notifier.
     *
     * @param first whether this is the first it hears of this occurrence
     */
    public record Telling(String notifier, IncidentChange change, boolean first) {}

    public Audience(Routes routes) {
        this.routes = routes;
    }

    /** Takes it that an earlier process told of this incident whoever should be told by the routes. */
    public void resume(Incident incident) {
        told.put(incident.key(), new Told(incident, routes.notifiersFor(incident)));
    }

    /** Whom to tell of this change; they count as told from now on. */
    public List<Telling> hear(IncidentChange change) {
        Incident incident = change.incident();
        Told before = told.get(incident.key());
        Set<String> known = before != null && before.incident.isSame(incident) ? before.notifiers : Set.of();
        Set<String> all = new LinkedHashSet<>(known);
        if (incident.isOpen() || known.isEmpty()) {
            all.addAll(routes.notifiersFor(incident));
        }
        if (incident.isOpen()) {
            told.put(incident.key(), new Told(incident, all));
        } else {
            told.remove(incident.key());
        }
        return all.stream()
                .map(it -> new Telling(it, change, !known.contains(it)))
                .toList();
    }
}
