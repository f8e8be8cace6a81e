package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Transitions to make incidents of. */
final class Moves {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private Moves() {}

    static Transition fired(Monitor monitor, Labels labels, Instant at) {
        Severity severity = monitor.policy().severity();
        return transition(Kind.FIRED, monitor, labels, Phase.PENDING, Phase.FIRING, severity, at);
    }

    static Transition resolved(Monitor monitor, Labels labels, Instant at) {
        Severity severity = monitor.policy().severity();
        return transition(Kind.RESOLVED, monitor, labels, Phase.RECOVERING, Phase.RESOLVED, severity, at);
    }

    static Transition transition(
            Kind kind, Monitor monitor, Labels labels, Phase from, Phase to, Severity severity, Instant at) {
        boolean wrong = to == Phase.FIRING || to == Phase.PENDING;
        Reading reading = new Reading(
                wrong ? Reading.State.BREACHED : Reading.State.CLEAR,
                wrong ? 9 : 1,
                5,
                100,
                wrong ? List.of("trace-of-" + monitor.name()) : List.of());
        return new Transition(
                kind,
                monitor,
                labels,
                from,
                to,
                severity,
                START.minus(Duration.ofMinutes(2)),
                at,
                reading,
                monitor.condition().describe(reading),
                wrong ? "breached for 2m" : "clear for 5m");
    }

    static Monitor monitor(String name, String summary, Severity severity) {
        Signal latency = Signal.of("latency").by("gen_ai.request.model");
        return Monitor.named(name)
                .summary(summary)
                .when(Threshold.above(Value.mean(latency, Duration.ofMinutes(5)), 5))
                .policy(AlertPolicy.standard(severity))
                .build();
    }
}
