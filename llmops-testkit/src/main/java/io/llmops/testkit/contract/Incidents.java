package io.llmops.testkit.contract;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Link;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.triage.Scope;
import java.net.URI;
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
        return notification(IncidentChange.Kind.OPENED, true, incident(text, members, Optional.empty()), text);
    }

    static Notification updated(String text, int members) {
        return notification(IncidentChange.Kind.UPDATED, false, incident(text, members, Optional.empty()), text);
    }

    static Notification resolved(String text, int members) {
        return notification(IncidentChange.Kind.RESOLVED, false, resolvedIncident(text, members), text);
    }

    /** Of one that was over before anyone could be told. */
    static Notification resolvedFirst(String text) {
        return notification(IncidentChange.Kind.RESOLVED, true, resolvedIncident(text, 1), text);
    }

    /** Of one that somebody takes care of and has judged. */
    static Notification handled(String text, String by) {
        Incident it = incident(text, 1, Optional.empty());
        Handling handling = new Handling(
                Optional.of(new Handling.Acknowledged(by, ONSET.plusSeconds(300))),
                Optional.of(by),
                Optional.of(new Handling.Judged(Verdict.TRUE_ALERT, by, ONSET.plusSeconds(360))));
        Background background = new Background(
                Map.of("Family " + text, text),
                List.of(new Background.Happening(ONSET, "deployed " + text)),
                List.of(Finding.of(
                        ONSET,
                        Scope.FEW,
                        0.97,
                        List.of(text, "another"),
                        List.of("blocked: " + text),
                        List.of("0af7651916cd43dd8448eb211c80319c"),
                        Optional.of(Severity.ERROR))));
        Incident handled = new Incident(
                it.key(),
                it.occurrence(),
                it.namespace(),
                it.title(),
                it.severity(),
                it.labels(),
                it.onset(),
                it.openedAt(),
                it.resolvedAt(),
                it.members(),
                it.traceIds(),
                handling,
                background);
        return notification(IncidentChange.Kind.UPDATED, false, handled, text);
    }

    /** The same, with what the notifier gave when it last told of it. */
    static Notification after(Delivery delivery, Notification it) {
        Optional<String> receipt =
                delivery instanceof Delivery.Accepted accepted ? accepted.receipt() : Optional.empty();
        return new Notification(it.kind(), it.first(), it.incident(), it.news(), it.links(), receipt);
    }

    private static Notification notification(IncidentChange.Kind kind, boolean first, Incident incident, String text) {
        Link link = new Link("Dashboard " + text, URI.create("https://grafana.example/d/1?from=0"));
        return new Notification(kind, first, incident, List.of(text), List.of(link));
    }

    private static Incident resolvedIncident(String text, int members) {
        return incident(text, members, Optional.of(ONSET.plus(Duration.ofMinutes(42))));
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
