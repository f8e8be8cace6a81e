package io.llmops.alerting;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Refusal;
import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Monitors that ship with the library. Each judges one model in one environment at a time. Latency and quality are
 * judged against the model's own past half day, because no absolute number fits every model; the median stands for the
 * past, so that an incident in it does not count as normal.
 */
public final class MonitorPacks {

    private static final Duration NOW = Duration.ofMinutes(5);
    private static final Duration QUALITY_NOW = Duration.ofMinutes(10);
    private static final Duration PAST = Duration.ofHours(12);
    /** The past ends this long ago, so that what is happening now is not yet a part of it. */
    private static final Duration AGO = Duration.ofMinutes(20);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private MonitorPacks() {}

    /** All packs, by the names by which files include them. */
    public static Map<String, List<Monitor>> named() {
        return Map.of("standard", standard());
    }

    /** What every LLM-backed service wants to know: errors, latency, quality. */
    public static List<Monitor> standard() {
        return List.of(errorRate(), slowFirstChunk(), slowChunks(), slowCalls(), irrelevantAnswers(), noAnswers());
    }

    /**
     * More than 5 % of calls fail over five minutes, and at least five do, out of 30 calls or more. Vendors' everyday
     * error rates are well below 1 %, so 5 % is trouble; five failures keep two at night from being a rate: at 0.4 % and
     * 45 calls they come by chance once in a million windows. Calls that the caller cancelled or a guardrail cut are no failures.
     */
    private static Monitor errorRate() {
        Signal calls = byModel(Metric.INFERENCE_DURATION);
        Value failures = Value.count(calls.where(Attribute.ERROR_TYPE.getKey(), "!cancelled,blocked"), NOW);
        Value rate = Value.ratio(failures, Value.count(calls, NOW));
        return Monitor.named("error-rate")
                .summary("Too many calls fail")
                .when(AllOf.of(
                        Threshold.above(rate, 0.05).recoverAt(0.02).minSamples(30),
                        Threshold.above(failures, 4).recoverAt(2)))
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(
                        Runbook.of(
                                "Calls to the model fail",
                                "Look at error.type of the failed calls: rate limit, overload, authentication or timeout?",
                                "Check the provider's status page.",
                                "If it is the provider, switch to the fallback model or shed load; if a limit, raise it or slow down."))
                .build();
    }

    /** The median time to the first chunk is half as long again as in the past half day. */
    private static Monitor slowFirstChunk() {
        Value ratio = againstPast(past -> median(Metric.TIME_TO_FIRST_CHUNK, past));
        return slow("slow-first-chunk", "Answers begin late", ratio, 1.5, 50);
    }

    /** The median gap between chunks is half as long again; from 300 gaps, because those of one call are alike. */
    private static Monitor slowChunks() {
        Value ratio = againstPast(past -> median(Metric.TIME_PER_OUTPUT_CHUNK, past));
        return slow("slow-chunks", "Answers arrive slowly", ratio, 1.5, 300);
    }

    /**
     * A token takes twice as long, for services that do not stream. Per token, because longer answers take longer by
     * themselves; twice, because short ones make a token dear too.
     */
    private static Monitor slowCalls() {
        return slow(
                "slow-calls", "Calls take long for their length", againstPast(MonitorPacks::secondsPerToken), 2.0, 50);
    }

    private static Value secondsPerToken(Span span) {
        Signal succeeded = byModel(Metric.INFERENCE_DURATION).where(Attribute.ERROR_TYPE.getKey(), Signal.ABSENT);
        Signal written = byModel(Metric.OPERATION_OUTPUT_TOKENS);
        return Value.ratio(
                Value.sum(succeeded, span.window()).before(span.ago()),
                Value.sum(written, span.window()).before(span.ago()));
    }

    private static Value median(Metric metric, Span span) {
        return Value.quantile(byModel(metric), 0.5, span.window()).before(span.ago());
    }

    /** A window, and how long ago it ended. */
    private record Span(Duration window, Duration ago) {}

    /** What it is now, as a multiple of what it was. */
    private static Value againstPast(Function<Span, Value> value) {
        return Value.ratio(value.apply(new Span(NOW, Duration.ZERO)), value.apply(new Span(PAST, AGO)));
    }

    private static Monitor slow(String name, String summary, Value ratio, double limit, long minSamples) {
        return Monitor.named(name)
                .summary(summary)
                .when(Threshold.above(ratio, limit).recoverAt((1 + limit) / 2).minSamples(minSamples))
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(Runbook.of(
                        "The model has become slow",
                        "Compare time to first chunk with time per chunk: the first points to queueing, the second to the model.",
                        "Check the provider's status page and your own network.",
                        "Did prompts grow? Look at the input tokens of the same time."))
                .build();
    }

    /** Answers take up 15 % less of the questions' words than in the past half day. */
    private static Monitor irrelevantAnswers() {
        return worse("irrelevant-answers", "Answers miss the question", AnswerRelevance.NAME, 0.85, 0.93);
    }

    /** One answer in ten more than in the past half day is empty or declines. */
    private static Monitor noAnswers() {
        return worse("no-answers", "The model declines or answers nothing", Refusal.NAME, 0.9, 0.95);
    }

    private static Monitor worse(String name, String summary, String evaluation, double limit, double recovery) {
        Signal scores = byModel(Metric.EVALUATION_SCORE).where(Attribute.EVALUATION_NAME.getKey(), evaluation);
        Value ratio = Value.ratio(
                Value.mean(scores, QUALITY_NOW), Value.mean(scores, PAST).before(AGO));
        return Monitor.named(name)
                .summary(summary)
                .when(Threshold.below(ratio, limit).recoverAt(recovery).minSamples(100))
                .policy(AlertPolicy.standard(Severity.ERROR).pendingFor(PATIENCE))
                .runbook(
                        Runbook.of(
                                "Answers have become worse",
                                "Look at a few of the traces: what is wrong with the answers?",
                                "Did a prompt, a retrieval index or a model version change at the onset?",
                                "If nothing of yours changed, the vendor's model may have: compare with another model version."))
                .build();
    }

    private static Signal byModel(Metric metric) {
        return Signal.of(metric.metricName())
                .by(Attribute.PROVIDER_NAME.getKey(), Attribute.REQUEST_MODEL.getKey(), Attribute.ENVIRONMENT.getKey());
    }
}
