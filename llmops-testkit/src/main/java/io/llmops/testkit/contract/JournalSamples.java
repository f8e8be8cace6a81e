package io.llmops.testkit.contract;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.LetterOutcome;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.incident.PastTransition;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.triage.Scope;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What journals have to keep. */
final class JournalSamples {

    static final Instant START = Instant.parse("2026-03-03T10:00:00.123456789Z");
    static final String HOSTILE = "x'; DROP TABLE llmops_incident; -- \0 lone \uD800 and \u202E and \uD83D\uDE00";

    private JournalSamples() {}

    static IncidentKey key(String name) {
        return IncidentKey.of("contract", Labels.of("name", name));
    }

    static Incident open(String name, long occurrence) {
        return incident(name, occurrence, Optional.empty(), 2, Handling.none());
    }

    static Incident resolved(String name, long occurrence) {
        return incident(name, occurrence, Optional.of(START.plusSeconds(600)), 2, Handling.none());
    }

    static Incident handled(String name, long occurrence) {
        Handling handling = new Handling(
                Optional.of(new Handling.Acknowledged("ada", START.plusSeconds(60))),
                Optional.of("bob"),
                Optional.of(new Handling.Judged(Verdict.FALSE_ALARM, "ada", START.plusSeconds(700))),
                Optional.of(new Handling.ResolvedByHand("ada", START.plusSeconds(600))));
        return incident(name, occurrence, Optional.of(START.plusSeconds(600)), 2, handling);
    }

    static Incident incident(
            String name, long occurrence, Optional<Instant> resolvedAt, int members, Handling handling) {
        return new Incident(
                key(name),
                occurrence,
                "contract",
                "Too many calls fail: " + name,
                Severity.ERROR,
                Map.of("name", name),
                START.minusSeconds(120),
                START.plusSeconds(occurrence),
                resolvedAt,
                IntStream.range(0, members).mapToObj(it -> member(name, it)).toList(),
                List.of("0af7651916cd43dd8448eb211c80319c"),
                handling,
                new Background(
                        Map.of("family", "gpt"),
                        List.of(new Background.Happening(START.minusSeconds(300), "bot v42 deployed")),
                        List.of(Finding.of(
                                START,
                                Scope.ONE_CUSTOMER,
                                0.97,
                                List.of("customer-3f9a1c"),
                                List.of("30 of 40 calls were blocked: " + HOSTILE),
                                List.of("0af7651916cd43dd8448eb211c80319c"),
                                Optional.of(Severity.ERROR)))));
    }

    private static Member member(String name, int number) {
        return new Member(
                "error-rate",
                Map.of("name", name, "number", "n" + number),
                "Too many calls fail",
                Severity.ERROR,
                Severity.CRITICAL,
                number == 0 ? Member.State.FIRING : Member.State.RECOVERING,
                START.minusSeconds(120),
                new Reading(
                        Reading.State.BREACHED,
                        number == 0 ? 0.31 : Double.NaN,
                        Double.POSITIVE_INFINITY,
                        240,
                        List.of("a-trace"),
                        List.of(1.5, -0.25)),
                "count is 0.31, limit 0.05",
                "breached for 2m",
                Runbook.of("Calls fail", "Look", "Then rest").link(URI.create("https://wiki.example/calls")));
    }

    static SavedAlerts.OfMonitor alerts(String monitor, int groups) {
        SavedAlerts.OneLevel level = new SavedAlerts.OneLevel(
                Severity.ERROR, Phase.FIRING, Duration.ofSeconds(90), Duration.ZERO, Reading.absent());
        List<SavedAlerts.OneAlert> alerts = IntStream.range(0, groups)
                .mapToObj(it -> new SavedAlerts.OneAlert(
                        Map.of("gen_ai.request.model", "model-" + it),
                        Phase.FIRING,
                        START,
                        new SavedAlerts.AllLevels(List.of(level), level, Optional.of(Severity.ERROR)),
                        new SavedAlerts.LatestChanges(
                                List.of(Duration.ofMinutes(7)), Optional.of(Severity.ERROR), Optional.empty()),
                        Optional.of(new SavedAlerts.Told(Severity.ERROR, false, Duration.ofMillis(1234))),
                        Optional.empty()))
                .toList();
        List<SavedAlerts.OneGroup> known = IntStream.range(0, groups)
                .mapToObj(it -> new SavedAlerts.OneGroup(
                        Map.of("gen_ai.request.model", "model-" + it), Duration.ofHours(3), Duration.ZERO))
                .toList();
        return new SavedAlerts.OfMonitor(monitor, alerts, known, Optional.empty());
    }

    static PastTransition transition(String name, Transition.Kind kind, Instant at) {
        return new PastTransition(
                key(name),
                at,
                kind,
                "error-rate",
                Map.of("name", name),
                Phase.PENDING,
                Phase.FIRING,
                Severity.ERROR,
                START.minusSeconds(120),
                "count is 0.31, limit 0.05",
                "breached for 2m");
    }

    static IncidentChange change(IncidentChange.Kind kind, Incident incident) {
        return new IncidentChange(kind, incident, List.of("error-rate fired: count is 0.31"));
    }

    static Letter letter(long id, String notifier, IncidentChange change) {
        return new Letter(id, notifier, change.kind() == IncidentChange.Kind.OPENED, change, START.plusMillis(id));
    }

    static Entry entry(Incident incident) {
        return entry(change(incident.isOpen() ? IncidentChange.Kind.OPENED : IncidentChange.Kind.RESOLVED, incident));
    }

    static Entry entry(IncidentChange change, Letter... letters) {
        return Entry.ofTick(START, List.of(change), List.of(), List.of(letters), Map.of());
    }

    static Entry delivered(String receipt, Long... letters) {
        return Entry.of(new LetterOutcome(
                List.of(letters), Letter.State.DELIVERED, 3, "", Optional.of(receipt), START.plusSeconds(5)));
    }

    static Entry dead(Long... letters) {
        return Entry.of(new LetterOutcome(
                List.of(letters), Letter.State.DEAD, 1, "invalid_auth", Optional.empty(), START.plusSeconds(5)));
    }

    static Entry waiting(Long... letters) {
        return Entry.of(new LetterOutcome(
                List.of(letters), Letter.State.WAITING, 0, "", Optional.empty(), START.plusSeconds(9)));
    }
}
