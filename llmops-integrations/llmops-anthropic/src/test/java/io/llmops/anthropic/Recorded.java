package io.llmops.anthropic;

import io.llmops.LlmOps;
import io.llmops.LlmOpsBuilder;
import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** An {@code LlmOps} that remembers the calls that ended, and its metrics. */
final class Recorded implements AutoCloseable {

    private final BlockingQueue<LlmCall> ended = new LinkedBlockingQueue<>();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    final LlmOps ops;

    Recorded() {
        this(builder -> builder);
    }

    Recorded(UnaryOperator<LlmOpsBuilder> settings) {
        OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build();
        CallListener listener = Recorded.this::observe;
        ops = settings.apply(LlmOps.builder().openTelemetry(sdk).listener(listener))
                .build();
    }

    private CallObserver observe(CallStart start) {
        return new CallObserver() {
            @Override
            public void onEnd(LlmCall call, Context context) {
                ended.add(call);
            }
        };
    }

    /** The next call that ended; waits for it, for hosts are served before listeners. */
    LlmCall next() throws InterruptedException {
        LlmCall call = ended.poll(5, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call has ended");
        }
        return call;
    }

    boolean isEmpty() {
        return ended.isEmpty();
    }

    /** Sums of whole numbers, by metric. */
    Map<String, Long> sums() {
        return byName(metric -> metric.getLongSumData().getPoints().stream()
                .mapToLong(LongPointData::getValue)
                .sum());
    }

    /** How often something was recorded, by histogram. */
    Map<String, Long> counts() {
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
