package io.llmops.testkit.contract;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Made-up incidents for notifiers to tell. */
final class Incidents {

    private static final Instant ONSET = Instant.parse("2026-03-03T10:00:00Z");

    private Incidents() {}

    static Notification opened(String text, int members) {
        return new Notification(
                IncidentChange.Kind.OPENED, true, incident(text, members, Optional.empty()), List.of(text), List.of());
    }

    static Notification updated(String text, int members) {
        return new Notification(
                IncidentChange.Kind.UPDATED,
                false,
                incident(text, members, Optional.empty()),
                List.of(text),
                List.of());
    }

    static Notification resolved(String text, int members) {
        Optional<Instant> resolvedAt = Optional.of(ONSET.plus(Duration.ofMinutes(42)));
        return new Notification(
                IncidentChange.Kind.RESOLVED, false, incident(text, members, resolvedAt), List.of(text), List.of());
    }

    private static Incident incident(String text, int members, Optional<Instant> resolvedAt) {
        Labels group = Labels.of("gen_ai.request.model", text.isEmpty() ? "gpt-4o" : text);
        return new Incident(
                IncidentKey.of("contract", group),
                1,
                "contract",
                "Too many calls fail: " + text,
                Severity.ERROR,
                group.asMap(),
                ONSET,
                ONSET.plus(Duration.ofMinutes(2)),
                resolvedAt,
                Collections.nCopies(members, member(text)),
                List.of("0af7651916cd43dd8448eb211c80319c"));
    }

    private static Member member(String text) {
        return new Member(
                "error-rate",
                Map.of("gen_ai.request.model", text),
                "Too many calls fail " + text,
                Severity.ERROR,
                Severity.ERROR,
                Member.State.FIRING,
                ONSET,
                new Reading(Reading.State.BREACHED, 0.31, 0.05, 240, List.of()),
                "count is 0.31, limit 0.05 " + text,
                "breached for 2m",
                Runbook.of("Calls fail " + text, "Look at " + text, "Then rest."));
    }
}
