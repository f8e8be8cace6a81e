package io.llmops.benchmarks.call;

import io.llmops.alerting.Alerting;
import io.llmops.telemetry.Naming;
import java.util.function.Supplier;

/** Calls that alerting watches through its private meter provider and the digest; it tells the log alone. */
final class AlertingCalls {

    private AlertingCalls() {}

    static Supplier<?> ours() {
        Alerting alerting = Alerting.builder().service("benchmark").build();
        return PlainCalls.call(
                PlainCalls.ops(Telemetry.metrics()).naming(Naming.CURRENT).with(alerting));
    }
}
