package io.llmops.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Audience audience = new Audience(Routes.standard());

    @Test
    void aReminderIsAnOpeningToWhoeverJoinsByIt() {
        hear(IncidentChange.Kind.OPENED, Severity.WARNING);

        assertThat(hear(IncidentChange.Kind.REMINDED, Severity.ERROR))
                .containsExactly("log", "slack", "pagerduty first");
    }

    @Test
    void nobodyIsWokenByWhatCanWait() {
        assertThat(Routes.standard().notifiersFor(incident(Severity.INFO, 1, false), START))
                .containsExactly("log");
        assertThat(Routes.standard().notifiersFor(incident(Severity.WARNING, 1, false), START))
                .containsExactly("log", "slack");
        assertThat(Routes.standard().notifiersFor(incident(Severity.ERROR, 1, false), START))
                .containsExactly("log", "slack", "pagerduty");
        assertThat(Routes.standard().among(Set.of("slack")).notifiers()).containsExactly("slack");
        assertThat(Routes.of()
                        .and(Severity.INFO, "a")
                        .and(Severity.INFO, "a")
                        .notifiersFor(incident(Severity.INFO, 1, false), START))
                .containsExactly("a");
    }

    @Test
    void whoeverJoinsLaterHearsOfAnOpening() {
        assertThat(hear(IncidentChange.Kind.OPENED, Severity.WARNING)).containsExactly("log first", "slack first");
        assertThat(hear(IncidentChange.Kind.UPDATED, Severity.ERROR))
                .containsExactly("log", "slack", "pagerduty first");
        assertThat(hear(IncidentChange.Kind.RESOLVED, Severity.ERROR)).containsExactly("log", "slack", "pagerduty");
    }

    @Test
    void whoeverWasToldHearsThatItIsOverWhateverTheSeverityIsNow() {
        hear(IncidentChange.Kind.OPENED, Severity.CRITICAL);

        assertThat(hear(IncidentChange.Kind.RESOLVED, Severity.INFO)).containsExactly("log", "slack", "pagerduty");
    }

    @Test
    void aResolveGoesToNobodyWhoWasNotTold() {
        hear(IncidentChange.Kind.OPENED, Severity.WARNING);

        assertThat(hear(IncidentChange.Kind.RESOLVED, Severity.CRITICAL)).containsExactly("log", "slack");
    }

    @Test
    void whatWasOverBeforeAnyoneWasToldGoesWhereItsOpeningWouldHave() {
        assertThat(hear(IncidentChange.Kind.RESOLVED, Severity.WARNING)).containsExactly("log first", "slack first");
    }

    @Test
    void theNextOccurrenceIsNewToEveryone() {
        hear(IncidentChange.Kind.OPENED, Severity.WARNING);
        Incident second = incident(Severity.WARNING, 2, false);

        assertThat(audience.hear(new IncidentChange(IncidentChange.Kind.OPENED, second, List.of()), START))
                .allMatch(Audience.Telling::first);
    }

    @Test
    void afterARestartThoseAreToldWhoWereToldBefore() {
        audience.resume(List.of(incident(Severity.ERROR, 1, false)), it -> Set.of("pagerduty"), START);

        assertThat(hear(IncidentChange.Kind.RESOLVED, Severity.ERROR)).containsExactly("pagerduty");
    }

    @Test
    void whatPeopleDidIsToldToThoseWhoKnowEvenWhenItIsOver() {
        assertThat(hear(IncidentChange.Kind.HANDLED, Severity.WARNING)).isEmpty();
        hear(IncidentChange.Kind.OPENED, Severity.WARNING);
        assertThat(hear(IncidentChange.Kind.HANDLED, Severity.ERROR)).containsExactly("log", "slack");
        hear(IncidentChange.Kind.RESOLVED, Severity.WARNING);

        assertThat(hear(IncidentChange.Kind.HANDLED, Severity.WARNING)).containsExactly("log", "slack");
    }

    private List<String> hear(IncidentChange.Kind kind, Severity severity) {
        Incident incident = incident(severity, 1, kind == IncidentChange.Kind.RESOLVED);
        return audience.hear(new IncidentChange(kind, incident, List.of()), START).stream()
                .map(it -> it.notifier() + (it.first() ? " first" : ""))
                .toList();
    }

    private static Incident incident(Severity severity, long occurrence, boolean resolved) {
        return new Incident(
                IncidentKey.of("bot", Labels.none()),
                occurrence,
                "bot",
                "Answers are slow",
                severity,
                Map.of(),
                START,
                START,
                resolved ? Optional.of(START) : Optional.empty(),
                List.of(),
                List.of());
    }
}
