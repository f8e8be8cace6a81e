package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A transition of an alert as the journal keeps it.
 *
 * @param key of the incident that the alert belongs to, whether it was open then or not
 * @param monitor its name
 */
public record PastTransition(
        IncidentKey key,
        Instant at,
        Transition.Kind kind,
        String monitor,
        Map<String, String> labels,
        Phase from,
        Phase to,
        Severity severity,
        Instant onset,
        String sentence,
        String reason) {

    public PastTransition {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    static PastTransition of(Transition it, IncidentKey key) {
        return new PastTransition(
                key,
                it.at(),
                it.kind(),
                it.monitor().name(),
                it.labels().asMap(),
                it.from(),
                it.to(),
                it.severity(),
                it.onset(),
                it.sentence(),
                it.reason());
    }
}
