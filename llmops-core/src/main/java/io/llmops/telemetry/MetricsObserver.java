package io.llmops.telemetry;

import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.record.CallObserver;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;

/** Records one call. Chunk gaps are recorded as they come, before the model that answers is known. */
final class MetricsObserver implements CallObserver {

    private static final double NANOS = 1e-9;

    private final Instruments instruments;
    private final StartSeries series;
    private final OpenTelemetryMetrics metrics;
    private Context context = Context.root();

    MetricsObserver(Instruments instruments, StartSeries series, OpenTelemetryMetrics metrics) {
        this.instruments = instruments;
        this.series = series;
        this.metrics = metrics;
    }

    @Override
    public Context context(Context parent) {
        context = parent;
        return parent;
    }

    @Override
    public void onChunk(long gapNanos) {
        instruments.record(Metric.TIME_PER_OUTPUT_CHUNK, gapNanos * NANOS, series.attributes, context);
    }

    @Override
    public void onDecision(GuardrailDecision decision) {
        Attributes attributes = series.of(decision);
        instruments.record(Metric.GUARDRAIL_DECISIONS, 1L, attributes, context);
        if (!GuardrailDecision.PROVIDER.equals(decision.guardrail())) {
            instruments.record(Metric.GUARDRAIL_DURATION, decision.durationNanos() * NANOS, attributes, context);
        }
    }

    @Override
    public void onEnd(LlmCall call, Context callContext) {
        metrics.ended(call, series, callContext);
    }
}
