package io.llmops.alerting.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A journal that ends with its process: after a restart no incident is known, and occurrences begin again at 1.
 *
 * <p>It keeps every open incident and the last {@value #MOST_RESOLVED} resolved ones, and numbers the last
 * {@value #MOST_KEYS} keys.
 */
public final class InMemoryJournal implements IncidentJournal {

    static final int MOST_RESOLVED = 1_000;
    static final int MOST_KEYS = 10_000;

    private final Map<IncidentKey, Incident> open = new LinkedHashMap<>();
    private final Map<IncidentKey, Long> occurrences = new LinkedHashMap<>();
    private final List<Incident> changed = new ArrayList<>(); // the last changed last

    public InMemoryJournal() {}

    @Override
    public synchronized long nextOccurrence(IncidentKey key) {
        return occurrences.getOrDefault(key, 0L) + 1;
    }

    @Override
    public synchronized void store(IncidentChange change) {
        Incident incident = change.incident();
        occurrences.remove(incident.key());
        occurrences.put(incident.key(), incident.occurrence());
        if (incident.isOpen()) {
            open.put(incident.key(), incident);
        } else {
            open.remove(incident.key());
        }
        changed.removeIf(incident::isSame);
        changed.add(incident);
        forgetOldest();
    }

    private void forgetOldest() {
        if (changed.size() - open.size() > MOST_RESOLVED) {
            changed.stream().filter(it -> !it.isOpen()).findFirst().ifPresent(changed::remove);
        }
        if (occurrences.size() > MOST_KEYS) {
            occurrences.remove(occurrences.keySet().iterator().next());
        }
    }

    @Override
    public synchronized List<Incident> open() {
        return open.values().stream()
                .sorted(Comparator.comparing(Incident::openedAt))
                .toList();
    }

    @Override
    public synchronized List<Incident> recent(int most) {
        List<Incident> newestFirst = new ArrayList<>(changed);
        Collections.reverse(newestFirst);
        return List.copyOf(newestFirst.subList(0, Math.min(most, newestFirst.size())));
    }
}
