package io.llmops.alerting.incident;

import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A journal that ends with its process: after a restart no incident is known, and occurrences begin again at 1.
 *
 * <p>It keeps every open incident and the last {@value #MOST_RESOLVED} resolved ones, numbers the last {@value #MOST_KEYS}
 * keys, and has the last {@value #MOST_FACTS} transitions, letters and deployments.
 */
public final class InMemoryJournal implements IncidentJournal {

    static final int MOST_RESOLVED = 1_000;
    static final int MOST_KEYS = 10_000;
    static final int MOST_FACTS = 10_000;

    private final Map<IncidentKey, Incident> open = new LinkedHashMap<>();
    private final Map<IncidentKey, Long> occurrences = new LinkedHashMap<>();
    private final Map<Occurrence, Incident> changed = new LinkedHashMap<>(); // the last changed last
    private final Map<Long, PastLetter> letters = new LinkedHashMap<>();
    private final Map<String, SavedAlerts.OfMonitor> alerts = new LinkedHashMap<>();
    private final List<PastTransition> transitions = new ArrayList<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private List<Silence> silences = List.of();

    private record Occurrence(IncidentKey key, long number) {
        static Occurrence of(Incident incident) {
            return new Occurrence(incident.key(), incident.occurrence());
        }
    }

    public InMemoryJournal() {}

    @Override
    public synchronized Recollection recall() {
        List<Recollection.Told> told = letters.values().stream()
                .map(it -> new Recollection.Told(
                        incident(it).key(),
                        incident(it).occurrence(),
                        it.letter().notifier(),
                        it.receipt()))
                .toList();
        return new Recollection(
                open(),
                recent(MOST_RESOLVED).stream().filter(it -> !it.isOpen()).toList(),
                occurrences,
                letters(it -> it.state() == Letter.State.WAITING),
                letters(it -> it.state() == Letter.State.DEAD),
                told,
                new SavedAlerts(List.copyOf(alerts.values())),
                silences,
                letters.keySet().stream().mapToLong(it -> it).max().orElse(0));
    }

    @Override
    public synchronized void store(Entry entry) {
        entry.changes().forEach(it -> store(it.incident()));
        transitions.addAll(entry.transitions());
        entry.letters().forEach(it -> letters.putIfAbsent(it.id(), PastLetter.waiting(it)));
        for (LetterOutcome outcome : entry.outcomes()) {
            outcome.letters().forEach(id -> letters.computeIfPresent(id, (any, it) -> it.after(outcome)));
        }
        entry.alerts()
                .forEach((monitor, saved) ->
                        saved.ifPresentOrElse(it -> alerts.put(monitor, it), () -> alerts.remove(monitor)));
        deployments.addAll(entry.deployments());
        silences = entry.silences().orElse(silences);
        keepLast(transitions);
        keepLast(deployments);
        forgetOldest();
    }

    private void store(Incident incident) {
        occurrences.remove(incident.key());
        occurrences.put(incident.key(), incident.occurrence());
        if (incident.isOpen()) {
            open.put(incident.key(), incident);
        } else {
            open.computeIfPresent(incident.key(), (key, it) -> it.isSame(incident) ? null : it);
        }
        changed.remove(Occurrence.of(incident));
        changed.put(Occurrence.of(incident), incident);
    }

    private static void keepLast(List<?> facts) {
        if (facts.size() > MOST_FACTS) {
            facts.subList(0, facts.size() - MOST_FACTS).clear();
        }
    }

    private void forgetOldest() {
        Iterator<Incident> each = changed.values().iterator();
        while (changed.size() - open.size() > MOST_RESOLVED && each.hasNext()) {
            if (!each.next().isOpen()) {
                each.remove();
            }
        }
        Iterator<Long> oldest = letters.keySet().iterator();
        while (letters.size() > MOST_FACTS) {
            oldest.next();
            oldest.remove();
        }
        while (occurrences.size() > MOST_KEYS) {
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
        List<Incident> newestFirst = new ArrayList<>(changed.values());
        Collections.reverse(newestFirst);
        return List.copyOf(newestFirst.subList(0, Math.min(most, newestFirst.size())));
    }

    @Override
    public synchronized List<Incident> detected(Instant from, Instant until) {
        return changed.values().stream()
                .filter(it -> !it.openedAt().isBefore(from) && it.openedAt().isBefore(until))
                .sorted(Comparator.comparing(Incident::openedAt))
                .toList();
    }

    @Override
    public synchronized Optional<Incident> find(IncidentKey key, long occurrence) {
        return Optional.ofNullable(changed.get(new Occurrence(key, occurrence)));
    }

    @Override
    public synchronized List<PastTransition> transitions(IncidentKey key, Instant from, Instant until) {
        return transitions.stream()
                .filter(it -> it.key().equals(key)
                        && !it.at().isBefore(from)
                        && it.at().isBefore(until))
                .toList();
    }

    @Override
    public synchronized List<PastLetter> letters(IncidentKey key, long occurrence) {
        return letters(it -> incident(it).key().equals(key) && incident(it).occurrence() == occurrence);
    }

    private List<PastLetter> letters(Predicate<PastLetter> which) {
        return letters.values().stream()
                .filter(which)
                .map(it -> it.about(changed.getOrDefault(Occurrence.of(incident(it)), incident(it))))
                .toList();
    }

    private static Incident incident(PastLetter past) {
        return past.letter().change().incident();
    }

    @Override
    public synchronized List<Deployment> deploymentsSince(Instant from) {
        return deployments.stream()
                .filter(it -> !it.at().isBefore(from))
                .sorted(Comparator.comparing(Deployment::at))
                .toList();
    }

    /** What is too much is forgotten at once. */
    @Override
    public boolean prune(Instant now) {
        return false;
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public void close() {
        // nothing to give back
    }

    @Override
    public String toString() {
        return "in memory, until the process ends";
    }
}
