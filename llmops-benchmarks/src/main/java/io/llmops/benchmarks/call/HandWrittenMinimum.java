package io.llmops.benchmarks.call;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.telemetry.Metric;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;

/** The very records that the library makes of a call, on instruments and attributes made beforehand, and nothing else. */
final class HandWrittenMinimum {

    private static final double COST = 0.00375;

    private final LlmClient client;
    private final Attributes call = Attributes.builder()
            .put("gen_ai.operation.name", "chat")
            .put("gen_ai.provider.name", "openai")
            .put("gen_ai.request.model", Example.MODEL)
            .put("gen_ai.response.model", Example.RESPONSE_MODEL)
            .build();
    private final Attributes tokens = call.toBuilder()
            .put(AttributeKey.stringKey("gen_ai.token.modality"), "unknown")
            .build();
    private final DoubleHistogram duration;
    private final LongCounter input;
    private final LongCounter output;
    private final LongCounter cacheRead;
    private final LongCounter cacheWrite;
    private final LongCounter reasoning;
    private final LongHistogram inputs;
    private final LongHistogram outputs;
    private final DoubleCounter cost;

    HandWrittenMinimum(OpenTelemetry otel, LlmClient client) {
        this.client = client;
        Meter meter = otel.getMeter("minimum");
        duration = seconds(meter, Metric.INFERENCE_DURATION);
        input = counter(meter, Metric.USAGE_INPUT_TOKENS);
        output = counter(meter, Metric.USAGE_OUTPUT_TOKENS);
        cacheRead = counter(meter, Metric.USAGE_CACHE_READ_INPUT_TOKENS);
        cacheWrite = counter(meter, Metric.USAGE_CACHE_WRITE_INPUT_TOKENS);
        reasoning = counter(meter, Metric.USAGE_REASONING_OUTPUT_TOKENS);
        inputs = counts(meter, Metric.OPERATION_INPUT_TOKENS);
        outputs = counts(meter, Metric.OPERATION_OUTPUT_TOKENS);
        cost = meter.counterBuilder(Metric.COST.metricName()).ofDoubles().build();
    }

    LlmResponse chat(LlmRequest request) {
        long start = System.nanoTime();
        LlmResponse response = client.chat(request);
        duration.record((System.nanoTime() - start) * 1e-9, call);
        input.add(Example.INPUT, tokens);
        output.add(Example.OUTPUT, tokens);
        cacheRead.add(Example.CACHE_READ, tokens);
        cacheWrite.add(Example.CACHE_WRITE, tokens);
        reasoning.add(Example.REASONING, tokens);
        inputs.record(Example.INPUT, call);
        outputs.record(Example.OUTPUT, call);
        cost.add(COST, call);
        return response;
    }

    static DoubleHistogram seconds(Meter meter, Metric metric) {
        return meter.histogramBuilder(metric.metricName())
                .setExplicitBucketBoundariesAdvice(metric.buckets())
                .build();
    }

    private static LongCounter counter(Meter meter, Metric metric) {
        return meter.counterBuilder(metric.metricName()).build();
    }

    private static LongHistogram counts(Meter meter, Metric metric) {
        return meter.histogramBuilder(metric.metricName())
                .ofLongs()
                .setExplicitBucketBoundariesAdvice(
                        metric.buckets().stream().map(Double::longValue).toList())
                .build();
    }
}
