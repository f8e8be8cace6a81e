package io.llmops.testkit.recorded;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.call.LlmCall;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * An {@link LlmOps} that remembers the calls that ended, and its metrics.
 *
 * <pre>{@code
 * try (RecordedOps recorded = new RecordedOps()) {
 *     recorded.ops().instrument(client).chat(request);
 *     assertThat(recorded.next().outcome()).isEqualTo(Outcome.COMPLETED);
 * }
 * }</pre>
 */
public final class RecordedOps implements AutoCloseable {

    private final RecordedCalls calls = new RecordedCalls();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final LlmOps ops;

    public RecordedOps() {
        this(builder -> builder);
    }

    /** With further settings, such as guardrails. */
    public RecordedOps(UnaryOperator<LlmOpsBuilder> settings) {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build();
        ops = settings.apply(LlmOps.builder().openTelemetry(sdk).listener(calls))
                .build();
    }

    public LlmOps ops() {
        return ops;
    }

    /** {@link RecordedCalls#next()}. */
    public LlmCall next() {
        return calls.next();
    }

    public boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Sums of whole numbers, by metric. */
    public Map<String, Long> sums() {
        return byName(metric -> metric.getLongSumData().getPoints().stream()
                .mapToLong(LongPointData::getValue)
                .sum());
    }

    /** How often something was recorded, by histogram. */
    public Map<String, Long> counts() {
        return byName(metric -> metric.getHistogramData().getPoints().stream()
                .mapToLong(HistogramPointData::getCount)
                .sum());
    }

    private Map<String, Long> byName(ToLongFunction<MetricData> number) {
        Map<String, Long> numbers = new HashMap<>();
        reader.collectAllMetrics().forEach(metric -> numbers.put(metric.getName(), number.applyAsLong(metric)));
        return numbers;
    }

    @Override
    public void close() {
        ops.close();
    }
}
