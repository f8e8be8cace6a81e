package io.llmops.benchmarks;

import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.telemetry.Naming;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One instrumented call, metrics only, beside the hand-written minimum: the same records on prebuilt attributes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class InstrumentedCallBenchmark {

    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "Where is my parcel?");
    private static final LlmResponse RESPONSE = LlmResponse.builder()
            .id("r1")
            .model("gpt-4o-2024-08-06")
            .choice(Choice.of("On its way."))
            .usage(Usage.of(1000, 200))
            .build();

    private final LlmClient bare = SimpleClient.of(request -> RESPONSE);
    private final LlmClient instrumented = instrumented(Naming.CURRENT);
    private final LlmClient instrumentedUnderBothNames = instrumented(Naming.BOTH);

    private final Attributes attributes = Attributes.of(
            AttributeKey.stringKey("gen_ai.request.model"),
            "gpt-4o",
            AttributeKey.stringKey("gen_ai.provider.name"),
            "openai");
    private final Meter meter = sdk().getMeter("minimum");
    private final DoubleHistogram duration = meter.histogramBuilder("duration").build();
    private final LongHistogram inputs =
            meter.histogramBuilder("inputs").ofLongs().build();
    private final LongHistogram outputs =
            meter.histogramBuilder("outputs").ofLongs().build();
    private final LongCounter input = meter.counterBuilder("input").build();
    private final LongCounter output = meter.counterBuilder("output").build();
    private final DoubleCounter cost = meter.counterBuilder("cost").ofDoubles().build();

    /** For JMH. */
    public InstrumentedCallBenchmark() {}

    @Benchmark
    public LlmResponse bareCall() {
        return bare.chat(REQUEST);
    }

    @Benchmark
    public LlmResponse handWrittenMinimum() {
        long start = System.nanoTime();
        LlmResponse response = bare.chat(REQUEST);
        duration.record((System.nanoTime() - start) * 1e-9, attributes);
        inputs.record(1000, attributes);
        outputs.record(200, attributes);
        input.add(1000, attributes);
        output.add(200, attributes);
        cost.add(0.0045, attributes);
        return response;
    }

    @Benchmark
    public LlmResponse instrumentedCall() {
        return instrumented.chat(REQUEST);
    }

    @Benchmark
    public LlmResponse instrumentedCallUnderBothNames() {
        return instrumentedUnderBothNames.chat(REQUEST);
    }

    private LlmClient instrumented(Naming naming) {
        return LlmOps.builder()
                .openTelemetry(sdk())
                .naming(naming)
                .evaluators(List.of())
                .build()
                .instrument(bare, CallTarget.of("openai"));
    }

    private static OpenTelemetrySdk sdk() {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(new NeverRead())
                        .build())
                .build();
    }

    /** A reader that makes the SDK aggregate and never collects. */
    private static final class NeverRead implements MetricReader {
        @Override
        public void register(CollectionRegistration registration) {}

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public Aggregation getDefaultAggregation(InstrumentType type) {
            return Aggregation.defaultAggregation();
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
