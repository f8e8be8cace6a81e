package io.llmops.alerting;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.List;

/** Do tokens and money go faster than they should? */
final class SpendMonitors {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private SpendMonitors() {}

    static List<Monitor> all() {
        return List.of(tokenSpike(), costSpike());
    }

    /**
     * The mean input of a call is twice as long as in the past half day. The mean, because a few calls of enormous length are
     * what costs; from 100 calls in half an hour, which put it within a third of the true one even where tails are long.
     */
    private static Monitor tokenSpike() {
        Signal tokens = Past.byModel(Metric.OPERATION_INPUT_TOKENS);
        Value ratio = Past.multiple(span -> Past.of(tokens, Measure.MEAN, span), HALF_AN_HOUR);
        return Monitor.named("token-spike")
                .summary("Calls send far more tokens than they did")
                .when(Threshold.above(ratio, 2).recoverAt(1.5).minSamples(100))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("token-spike"))
                .build();
    }

    /**
     * Twice the usual cost of this hour of the week in two half hours in a row, from 100 calls each: a size at which chance
     * moves the sum by some 15 %. What is usual is known after a day, the week after two. Who knows what may be spent says so: {@link
     * MonitorPacks#dailyBudget}.
     */
    private static Monitor costSpike() {
        Value cost = Value.sum(Past.byModel(Metric.COST), HALF_AN_HOUR);
        Value calls = Value.count(Past.byModel(Metric.INFERENCE_DURATION), HALF_AN_HOUR);
        return Monitor.named("cost-spike")
                .summary("Calls cost far more than is usual at this hour")
                .when(AllOf.of(Seasonal.above(cost, 2), Threshold.above(calls, 99)))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("cost-spike"))
                .build();
    }

    static Monitor dailyBudget(double usd) {
        if (!(usd > 0 && Double.isFinite(usd))) {
            throw new IllegalArgumentException("A daily budget of " + usd + " USD cannot be kept; give more than 0");
        }
        Signal cost = Signal.of(Metric.COST.metricName()).by(Attribute.ENVIRONMENT.getKey()); // probes cost money, too
        Value today = Value.sum(cost, A_DAY);
        return Monitor.named("daily-budget")
                .summary("The budget of a day is used up")
                .when(Threshold.above(today, 0.8 * usd).recoverAt(0.7 * usd))
                .escalate(
                        Severity.ERROR,
                        AnyOf.of(
                                Threshold.above(today, usd).recoverAt(0.9 * usd),
                                Threshold.above(Value.sum(cost, AN_HOUR), 0.25 * usd)
                                        .recoverAt(0.15 * usd)))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("daily-budget"))
                .build();
    }
}
