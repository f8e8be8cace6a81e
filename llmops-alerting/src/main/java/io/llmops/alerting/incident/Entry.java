package io.llmops.alerting.incident;

import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.silence.Silence;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is written to the journal at once, all of it or nothing: what a tick changed, or what became of letters.
 *
 * @param at when
 * @param alerts what is to be remembered of monitors, by name; empty where a monitor is not watched any more. Of others
 *     what was remembered before still holds
 * @param silences all that hold or will; empty if they are as they were
 */
public record Entry(
        Instant at,
        List<IncidentChange> changes,
        List<PastTransition> transitions,
        List<Letter> letters,
        Map<String, Optional<SavedAlerts.OfMonitor>> alerts,
        List<LetterOutcome> outcomes,
        List<Deployment> deployments,
        Optional<List<Silence>> silences) {

    public Entry {
        changes = List.copyOf(changes);
        transitions = List.copyOf(transitions);
        letters = List.copyOf(letters);
        alerts = Collections.unmodifiableMap(new LinkedHashMap<>(alerts));
        outcomes = List.copyOf(outcomes);
        deployments = List.copyOf(deployments);
        silences = silences.map(List::copyOf);
    }

    /** What a tick changed. */
    public static Entry ofTick(
            Instant at,
            List<IncidentChange> changes,
            List<PastTransition> transitions,
            List<Letter> letters,
            Map<String, Optional<SavedAlerts.OfMonitor>> alerts) {
        return new Entry(at, changes, transitions, letters, alerts, List.of(), List.of(), Optional.empty());
    }

    /** The same, and these silences hold or will. */
    public Entry with(Optional<List<Silence>> silences) {
        return new Entry(at, changes, transitions, letters, alerts, outcomes, deployments, silences);
    }

    /** What became of letters. */
    public static Entry of(LetterOutcome outcome) {
        return new Entry(
                outcome.at(), List.of(), List.of(), List.of(), Map.of(), List.of(outcome), List.of(), Optional.empty());
    }

    /** That something went live. */
    public static Entry of(Deployment deployment) {
        return new Entry(
                deployment.at(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(deployment),
                Optional.empty());
    }

    public boolean isEmpty() {
        return changes.isEmpty()
                && transitions.isEmpty()
                && letters.isEmpty()
                && alerts.isEmpty()
                && outcomes.isEmpty()
                && deployments.isEmpty()
                && silences.isEmpty();
    }
}
