package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.List;

/** Readings and monitors to step alerts with. */
final class Readings {

    static final Reading BREACHED = of(Reading.State.BREACHED, 9);
    static final Reading HOLDING = of(Reading.State.HOLDING, 4);
    static final Reading CLEAR = of(Reading.State.CLEAR, 1);
    static final Reading NO_DATA = Reading.absent();

    private Readings() {}

    private static Reading of(Reading.State state, double value) {
        return new Reading(state, value, 5, 100, List.of());
    }

    static Monitor monitor(String name, AlertPolicy policy) {
        Value latency = Value.mean(Signal.of("latency").by("model"), Duration.ofMinutes(5));
        return Monitor.named(name)
                .when(Threshold.above(latency, 5).recoverAt(3))
                .policy(policy)
                .build();
    }

    /** A second level, critical from 10 on, beside the first, which is an error. */
    static Monitor twoLevels(String name, AlertPolicy policy) {
        Value latency = Value.mean(Signal.of("latency").by("model"), Duration.ofMinutes(5));
        return Monitor.named(name)
                .when(Threshold.above(latency, 5).recoverAt(3))
                .escalate(Severity.CRITICAL, Threshold.above(latency, 10).recoverAt(8))
                .policy(policy)
                .build();
    }

    /** Tells every change: nothing flaps. */
    static AlertPolicy policy(int pendingMinutes, int keepMinutes, int noDataMinutes) {
        return AlertPolicy.standard(Severity.ERROR)
                .pendingFor(Duration.ofMinutes(pendingMinutes))
                .keepFiringFor(Duration.ofMinutes(keepMinutes))
                .noData(NoDataPolicy.okAfter(Duration.ofMinutes(noDataMinutes)))
                .flapping(FlapPolicy.off());
    }
}
