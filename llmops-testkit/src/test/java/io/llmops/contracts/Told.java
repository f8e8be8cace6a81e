package io.llmops.contracts;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of an incident. */
final class Told {

    private static final Instant ONSET = Instant.parse("2026-03-03T10:00:00Z");

    private Told() {}

    static Notification opened(String title) {
        return notification(IncidentChange.Kind.OPENED, title, Handling.none(), Optional.empty());
    }

    static Notification acknowledged(String title, Optional<String> receipt) {
        Handling handling =
                new Handling(Optional.of(new Handling.Acknowledged("ada", ONSET)), Optional.empty(), Optional.empty());
        return notification(IncidentChange.Kind.UPDATED, title, handling, receipt);
    }

    static Notification resolved(String title, Optional<String> receipt) {
        return notification(IncidentChange.Kind.RESOLVED, title, Handling.none(), receipt);
    }

    private static Notification notification(
            IncidentChange.Kind kind, String title, Handling handling, Optional<String> receipt) {
        boolean resolved = kind == IncidentChange.Kind.RESOLVED;
        Incident incident = new Incident(
                IncidentKey.of("contract", Labels.of("title", title)),
                1,
                "contract",
                title,
                Severity.ERROR,
                Map.of("gen_ai.request.model", "gpt-4o"),
                ONSET,
                ONSET,
                resolved ? Optional.of(ONSET.plusSeconds(60)) : Optional.empty(),
                List.of(),
                List.of(),
                handling,
                Background.none());
        return new Notification(kind, kind == IncidentChange.Kind.OPENED, incident, List.of(), List.of(), receipt);
    }
}
