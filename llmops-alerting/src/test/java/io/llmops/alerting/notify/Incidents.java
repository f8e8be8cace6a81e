package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents to tell of. */
final class Incidents {

    static final Instant ONSET = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final Instant DETECTED = ONSET.plus(Duration.ofMinutes(2));
    static final Instant RESOLVED = ONSET.plus(Duration.ofMinutes(42));

    private Incidents() {}

    static Notification opened(String name) {
        return new Notification(
                IncidentChange.Kind.OPENED, true, open(name), List.of("error-rate fired: 12 is too much"), List.of());
    }

    static Notification updated(String name) {
        return new Notification(
                IncidentChange.Kind.UPDATED,
                false,
                open(name),
                List.of("slow-answers fired: 9 is too slow"),
                List.of());
    }

    static Notification resolved(String name) {
        return new Notification(
                IncidentChange.Kind.RESOLVED,
                false,
                closed(name),
                List.of("error-rate resolved: clear for 5m"),
                List.of());
    }

    static Notification opened(Incident incident) {
        return new Notification(IncidentChange.Kind.OPENED, true, incident, List.of("news"), List.of());
    }

    static Incident labelled(Map<String, String> labels) {
        Incident it = open("labelled");
        return new Incident(
                it.key(),
                1,
                it.namespace(),
                it.title(),
                it.severity(),
                labels,
                ONSET,
                DETECTED,
                Optional.empty(),
                it.members(),
                it.traceIds());
    }

    static Notification acknowledged(Notification notification, String by) {
        Handling handling = new Handling(
                Optional.of(new Handling.Acknowledged(by, DETECTED.plus(Duration.ofMinutes(1)))),
                Optional.empty(),
                Optional.empty());
        return with(notification, handling, Background.none());
    }

    static Notification with(Notification notification, Handling handling, Background background) {
        Incident it = notification.incident();
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
        return new Notification(
                notification.kind(), notification.first(), handled, notification.news(), notification.links());
    }

    static Incident open(String name) {
        return incident(name, 3, Optional.empty(), List.of(member("Too many calls fail", 1)));
    }

    static Incident closed(String name) {
        return incident(name, 3, Optional.of(RESOLVED), List.of(member("Too many calls fail", 1)));
    }

    static Incident incident(String name, long occurrence, Optional<Instant> resolvedAt, List<Member> members) {
        return new Incident(
                IncidentKey.of("checkout-bot", Labels.of("name", name)),
                occurrence,
                "checkout-bot",
                name,
                Severity.ERROR,
                Map.of("gen_ai.request.model", "gpt-4o"),
                ONSET,
                DETECTED,
                resolvedAt,
                members,
                List.of("0af7651916cd43dd8448eb211c80319c"));
    }

    static Member member(String summary, int runbookSteps) {
        Runbook runbook = new Runbook(
                "When calls fail",
                Collections.nCopies(runbookSteps, "Look at the provider's status page"),
                Optional.of(URI.create("https://wiki.example/calls")));
        return new Member(
                "error-rate",
                Map.of("gen_ai.request.model", "gpt-4o", "gen_ai.operation.name", "chat"),
                summary,
                Severity.ERROR,
                Severity.ERROR,
                Member.State.FIRING,
                ONSET,
                new Reading(Reading.State.BREACHED, 0.12, 0.05, 480, List.of()),
                "error ratio over 5m is 0.12, limit 0.05",
                "breached for 2m",
                runbook);
    }
}
