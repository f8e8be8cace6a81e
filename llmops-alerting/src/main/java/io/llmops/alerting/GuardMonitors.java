package io.llmops.alerting;

import io.llmops.alerting.Past.Span;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.call.GuardrailDecision.Action;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.List;

/** Do guardrails block more than they did? */
final class GuardMonitors {

    private static final Duration NOW = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private GuardMonitors() {}

    static List<Monitor> all() {
        return List.of(guardrailBlocks());
    }

    /**
     * A guardrail blocks more than 2 % of what it looks at, significantly so (three of 30 might be chance, five are not), and that is
     * three times what it was in the past half day, or it hardly blocked anything then: at 2 % and a thousand calls a day
     * twenty users a day are turned away, and a guardrail that always blocks much is known. One that only observes counts too.
     */
    private static Monitor guardrailBlocks() {
        Signal decisions = Past.ofUsers(Metric.GUARDRAIL_DECISIONS)
                .by(
                        Attribute.PROVIDER_NAME.getKey(),
                        Attribute.REQUEST_MODEL.getKey(),
                        Attribute.ENVIRONMENT.getKey(),
                        Attribute.GUARDRAIL_NAME.getKey());
        Signal blocks = decisions.where(Attribute.GUARDRAIL_ACTION.getKey(), Action.BLOCK.wireName());
        Value now = Past.share(blocks, decisions, Span.untilNow(NOW));
        Value past = Past.share(blocks, decisions, Span.past());
        return Monitor.named("guardrail-blocks")
                .summary("A guardrail blocks far more than it did")
                .when(AllOf.of(
                        Threshold.above(now, 0.02)
                                .recoverAt(0.01)
                                .significant(1e-4)
                                .minSamples(30),
                        AnyOf.of(
                                Threshold.below(past, 0.005).minSamples(100),
                                Threshold.above(Value.ratio(now, past), 3)
                                        .recoverAt(2)
                                        .minSamples(30))))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("guardrail-blocks"))
                .build();
    }
}
