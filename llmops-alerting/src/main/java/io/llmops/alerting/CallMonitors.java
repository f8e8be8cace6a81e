package io.llmops.alerting;

import io.llmops.alerting.Past.Span;
import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Measure;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.List;

/** Do calls come, do they succeed, and how long do they take? */
final class CallMonitors {

    private static final Duration NOW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_WEEK = Duration.ofDays(7);

    private CallMonitors() {}

    static List<Monitor> all() {
        return List.of(errorRate(), slowFirstChunk(), slowChunks(), slowCalls(), noTraffic());
    }

    /**
     * More than 5 % of calls fail over five minutes, and more than a service that fails 1 % of the time would by chance in
     * one window of 10,000: three of five calls, five of thirty, one in seventeen of many. Vendors' everyday error rates are
     * well below 1 %, so 5 % is trouble, and half of all calls an outage: critical. Calls that the caller cancelled or a
     * guardrail cut are no failures.
     */
    private static Monitor errorRate() {
        Signal calls = Past.byModel(Metric.INFERENCE_DURATION);
        Signal failed = calls.where(Attribute.ERROR_TYPE.getKey(), "!cancelled,blocked");
        Value rate = Past.share(failed, calls, Span.untilNow(NOW));
        return Monitor.named("error-rate")
                .summary("Too many calls fail")
                .when(AllOf.of(
                        Threshold.above(rate, 0.05).recoverAt(0.02).minSamples(5),
                        Threshold.above(rate, 0.01).significant(1e-4).minSamples(5)))
                .escalate(
                        Severity.CRITICAL,
                        Threshold.above(rate, 0.5).recoverAt(0.3).minSamples(20))
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("error-rate"))
                .build();
    }

    /**
     * The median time to the first chunk is half as long again as in the past half day; the median, so that an incident in it
     * does not count as normal.
     */
    private static Monitor slowFirstChunk() {
        Value ratio = medianMultiple(Metric.TIME_TO_FIRST_CHUNK);
        return slow("slow-first-chunk", "Answers begin late", ratio, 1.5, 50);
    }

    /** The median gap between chunks is half as long again; from 300 gaps, because those of one call are alike. */
    private static Monitor slowChunks() {
        Value ratio = medianMultiple(Metric.TIME_PER_OUTPUT_CHUNK);
        return slow("slow-chunks", "Answers arrive slowly", ratio, 1.5, 300);
    }

    private static Value medianMultiple(Metric metric) {
        return Past.multiple(span -> Past.of(Past.byModel(metric), Measure.quantile(0.5), span), NOW);
    }

    /**
     * A token takes twice as long, for services that do not stream. Per token, because longer answers take longer by
     * themselves; twice, because short ones make a token dear too.
     */
    private static Monitor slowCalls() {
        Value ratio = Past.multiple(CallMonitors::secondsPerToken, NOW);
        return slow("slow-calls", "Calls take long for their length", ratio, 2.0, 50);
    }

    private static Value secondsPerToken(Span span) {
        Signal succeeded = Past.byModel(Metric.INFERENCE_DURATION).where(Attribute.ERROR_TYPE.getKey(), Signal.ABSENT);
        Signal written = Past.byModel(Metric.OPERATION_OUTPUT_TOKENS);
        return Value.ratio(Past.of(succeeded, Measure.SUM, span), Past.of(written, Measure.SUM, span));
    }

    private static Monitor slow(String name, String summary, Value ratio, double limit, long minSamples) {
        return Monitor.named(name)
                .summary(summary)
                .when(Threshold.above(ratio, limit).recoverAt((1 + limit) / 2).minSamples(minSamples))
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped(name))
                .build();
    }

    /**
     * No call for half an hour where a week ago there were 60 or more in the hour before this time and in the hour after it:
     * by chance that is silent once in {@code exp(30)} times. A week ago, because days of rest are quiet and evenings end; two
     * hours of it, because a batch job ends early. Judged from the second week on, per environment and not per model, because
     * moving to another model is no trouble.
     */
    private static Monitor noTraffic() {
        Signal calls = Past.ofUsers(Metric.INFERENCE_DURATION).by(Attribute.ENVIRONMENT.getKey());
        Value before = Value.count(calls, AN_HOUR).before(A_WEEK);
        Value after = Value.count(calls, AN_HOUR).before(A_WEEK.minus(AN_HOUR));
        return Monitor.named("no-traffic")
                .summary("No calls come, as they did a week ago")
                .when(AllOf.of(
                        Absent.of(calls, Duration.ofMinutes(30)),
                        Threshold.above(before, 59),
                        Threshold.above(after, 59)))
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(Runbooks.shipped("no-traffic"))
                .build();
    }
}
