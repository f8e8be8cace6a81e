package io.llmops.alerting.assess;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents of one alert. */
final class Wrong {

    private static final String LABEL = "gen_ai.request.model";

    private Wrong() {}

    static Incident incident(String monitor, Member.State state, String model, Instant onset, Finding... findings) {
        Map<String, String> labels = Map.of(LABEL, model);
        Member member = new Member(
                monitor,
                labels,
                "Something is wrong",
                Severity.WARNING,
                Severity.WARNING,
                state,
                onset,
                new Reading(Reading.State.BREACHED, 1, 0, 100, List.of()),
                "it is wrong",
                "breached for 2m",
                Runbook.none());
        return new Incident(
                IncidentKey.of("shop", Labels.of(LABEL, model)),
                1,
                "shop",
                "Something is wrong",
                Severity.WARNING,
                labels,
                onset,
                onset,
                Optional.empty(),
                List.of(member),
                List.of(),
                Handling.none(),
                new Background(Map.of(), List.of(), List.of(findings)));
    }
}
