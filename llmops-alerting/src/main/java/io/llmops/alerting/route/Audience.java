package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears of a change: those who should by the routes, and those who were told before.
 *
 * <p>Whoever was told that it opened is told that it is over, whatever its severity or the routes have become. Whoever
 * joins later, because it got worse, hears of it as an opening. What was over before anyone could be told goes where its
 * opening would have gone. What somebody did about it is told to those who know of it. Used by one thread.
 */
public final class Audience {

    private static final int MOST = 1_000;

    private final Routes routes;
    private final Map<IncidentKey, Told> told = new LinkedHashMap<>(); // the last changed last

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

    /** An earlier process told these of this incident. */
    public void resume(Incident incident, Set<String> notifiers) {
        Told known = told.get(incident.key());
        if (known == null || known.incident.occurrence() <= incident.occurrence()) {
            remember(incident, notifiers);
        }
    }

    /** Whom to tell of this change; they count as told from now on. */
    public List<Telling> hear(IncidentChange change) {
        Incident incident = change.incident();
        Told before = told.get(incident.key());
        Set<String> known = before != null && before.incident.isSame(incident) ? before.notifiers : Set.of();
        Set<String> all = new LinkedHashSet<>(known);
        boolean concernsOthers = change.kind() != IncidentChange.Kind.HANDLED && (incident.isOpen() || known.isEmpty());
        if (concernsOthers) {
            all.addAll(routes.notifiersFor(incident));
        }
        remember(incident, all);
        return all.stream()
                .map(it -> new Telling(it, change, !known.contains(it)))
                .toList();
    }

    /** Also of one that is over, as somebody may have something to say about it still. */
    private void remember(Incident incident, Set<String> notifiers) {
        told.remove(incident.key());
        told.put(incident.key(), new Told(incident, notifiers));
        if (told.size() > MOST) {
            told.values().stream()
                    .filter(it -> !it.incident.isOpen())
                    .findFirst()
                    .ifPresent(it -> told.remove(it.incident.key()));
        }
    }
}
