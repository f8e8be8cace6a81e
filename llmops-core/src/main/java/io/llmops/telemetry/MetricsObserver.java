package io.llmops.telemetry;

import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Retry;
import io.llmops.record.CallObserver;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.time.Duration;

/** Records the calls that begin alike. Chunk gaps are recorded as they come, before the model that answers is known. */
final class MetricsObserver implements CallObserver {

    private static final double NANOS = 1e-9;
    private static final double NANOS_PER_SECOND = 1e9;

    private final MetricSinks sinks;
    private final StartSeries series;
    private final CallMetrics metrics;

    MetricsObserver(MetricSinks sinks, StartSeries series, CallMetrics metrics) {
        this.sinks = sinks;
        this.series = series;
        this.metrics = metrics;
    }

    @Override
    public void onChunk(long gapNanos, Context context) {
        if (series.inference) {
            sinks.record(Metric.TIME_PER_OUTPUT_CHUNK, gapNanos * NANOS, series.attributes, context);
            sinks.record(Metric.LEGACY_TIME_PER_OUTPUT_CHUNK, gapNanos * NANOS, series.attributes, context);
        }
    }

    @Override
    public void onRetry(Retry retry, Context context) {
        Attributes attributes = series.failed(retry.failure().errorType());
        sinks.record(Metric.RETRIES, 1L, attributes, context);
        sinks.record(Metric.RETRY_WAIT, seconds(retry.waited()), attributes, context);
        retry.failure()
                .retryAfter()
                .ifPresent(asked -> sinks.record(Metric.RETRY_AFTER, seconds(asked), attributes, context));
    }

    @Override
    public void onRateLimited(Duration waited, Context context) {
        sinks.record(Metric.RATE_LIMIT_WAIT, seconds(waited), series.attributes, context);
    }

    /** Told by clients and providers, so of any size; less than nothing counts as nothing. */
    static double seconds(Duration duration) {
        return duration.isNegative() ? 0 : duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND;
    }

    @Override
    public void onDecision(GuardrailDecision decision, Context context) {
        Attributes attributes = series.of(decision);
        sinks.record(Metric.GUARDRAIL_DECISIONS, 1L, attributes, context);
        if (!GuardrailDecision.PROVIDER.equals(decision.guardrail())) {
            sinks.record(Metric.GUARDRAIL_DURATION, decision.durationNanos() * NANOS, attributes, context);
        }
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        metrics.ended(call, series, context);
    }
}
