package io.llmops.alerting.incident;

import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.silence.Silence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a process has to know of those before it to go on as if it were the same.
 *
 * @param open the incidents that are open, the oldest first
 * @param lately resolved ones that people may still have something to say about, the last changed first
 * @param occurrences how many times each key has been opened
 * @param waiting letters of which it is not known that they were delivered, in their order
 * @param dead letters that were given up, the oldest first
 * @param told who was told of these incidents, in the order in which it was decided
 * @param silences that held or were to, some of which may be over
 * @param lastLetter the highest id of a letter
 */
public record Recollection(
        List<Incident> open,
        List<Incident> lately,
        Map<IncidentKey, Long> occurrences,
        List<PastLetter> waiting,
        List<PastLetter> dead,
        List<Told> told,
        SavedAlerts alerts,
        List<Silence> silences,
        long lastLetter) {

    private static final Recollection NONE = new Recollection(
            List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), SavedAlerts.none(), List.of(), 0);

    /**
     * A notifier that was to tell of an occurrence.
     *
     * @param receipt what the receiver called it last, if it said so
     */
    public record Told(IncidentKey key, long occurrence, String notifier, Optional<String> receipt) {

        boolean isOf(Incident incident) {
            return key.equals(incident.key()) && occurrence == incident.occurrence();
        }
    }

    public Recollection {
        open = List.copyOf(open);
        lately = List.copyOf(lately);
        occurrences = Map.copyOf(occurrences);
        waiting = List.copyOf(waiting);
        dead = List.copyOf(dead);
        told = List.copyOf(told);
        silences = List.copyOf(silences);
    }

    /** Of the first process. */
    public static Recollection none() {
        return NONE;
    }

    /** The notifiers that were to tell of this occurrence. */
    public Set<String> told(Incident incident) {
        return told.stream().filter(it -> it.isOf(incident)).map(Told::notifier).collect(Collectors.toSet());
    }
}
