package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a notifier has to remember of the last 10,000 occurrences it told of. Used by one thread at a time. */
final class Recent<T> {

    private static final int MOST = 10_000;

    private final Map<Occurrence, T> remembered = new LinkedHashMap<>();

    private record Occurrence(IncidentKey key, long number) {
        static Occurrence of(Incident incident) {
            return new Occurrence(incident.key(), incident.occurrence());
        }
    }

    Optional<T> of(Incident incident) {
        return Optional.ofNullable(remembered.get(Occurrence.of(incident)));
    }

    void remember(Incident incident, T what) {
        remember(incident.key(), incident.occurrence(), what);
    }

    void remember(IncidentKey key, long occurrence, T what) {
        remembered.put(new Occurrence(key, occurrence), what);
        if (remembered.size() > MOST) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }
}
