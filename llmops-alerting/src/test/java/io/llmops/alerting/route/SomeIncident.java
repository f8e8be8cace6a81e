package io.llmops.alerting.route;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident to be told, put together as a test needs it. */
final class SomeIncident {

    static final Instant START = Instant.parse("2026-03-02T12:00:00Z"); // a Monday

    private final String name;
    private Severity severity = Severity.ERROR;
    private Instant openedAt = START;
    private Optional<Instant> resolvedAt = Optional.empty();
    private Handling handling = Handling.none();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Member> members = new ArrayList<>();

    private SomeIncident(String name) {
        this.name = name;
    }

    static SomeIncident named(String name) {
        return new SomeIncident(name);
    }

    SomeIncident severity(Severity value) {
        severity = value;
        return this;
    }

    SomeIncident opened(Duration afterStart) {
        openedAt = START.plus(afterStart);
        return this;
    }

    SomeIncident resolved(Duration afterStart) {
        resolvedAt = Optional.of(START.plus(afterStart));
        return this;
    }

    SomeIncident acknowledged() {
        handling = new Handling(
                Optional.of(new Handling.Acknowledged("ann", openedAt)), Optional.empty(), Optional.empty());
        return this;
    }

    SomeIncident label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    SomeIncident fact(String key, String value) {
        facts.put(key, value);
        return this;
    }

    SomeIncident alert(String monitor, String... labelsOfAlert) {
        members.add(new Member(
                monitor,
                Labels.of(labelsOfAlert).asMap(),
                monitor,
                severity,
                severity,
                Member.State.FIRING,
                openedAt,
                Reading.absent(),
                "a sentence",
                "a reason",
                Runbook.none()));
        return this;
    }

    Incident get() {
        return new Incident(
                IncidentKey.of("shop", Labels.of("name", name)),
                1,
                "shop",
                name,
                severity,
                labels,
                openedAt,
                openedAt,
                resolvedAt,
                members,
                List.of(),
                handling,
                new Background(facts, List.of()));
    }
}
