package io.llmops.benchmarks.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.client.LlmClient;
import io.llmops.telemetry.Naming;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A yardstick that does less than what it measures would flatter nobody but itself. */
class HandWrittenMinimumTest {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    @Test
    void theMinimumMakesTheRecordsOfTheLibraryAndNoOthers() {
        Set<String> ours = pointsOf(() -> {
            try (var ops = PlainCalls.ops(otel).naming(Naming.CURRENT).build()) {
                LlmClient client = ops.instrument(PlainCalls.stub(), Example.TARGET);
                client.chat(Example.REQUEST);
                reader.collectAllMetrics(); // with what is counted once, of a model's first answer
            }
        });
        Set<String> minimum = pointsOf(() -> new HandWrittenMinimum(otel, PlainCalls.stub()).chat(Example.REQUEST));

        ours.removeIf(point -> point.startsWith("llmops.model.seen"));
        assertThat(minimum).isEqualTo(ours).hasSize(Subject.MINIMUM.records());
    }

    private Set<String> pointsOf(Runnable calls) {
        calls.run();
        Set<String> points = new TreeSet<>();
        for (MetricData metric : reader.collectAllMetrics()) {
            for (PointData point : metric.getData().getPoints()) {
                points.add(metric.getName() + " " + point.getAttributes() + " " + value(metric, point));
            }
        }
        return points;
    }

    private static String value(MetricData metric, PointData point) {
        if (point instanceof LongPointData count) {
            return String.valueOf(count.getValue());
        }
        if (point instanceof DoublePointData amount) {
            return "%.6f".formatted(amount.getValue());
        }
        HistogramPointData histogram = (HistogramPointData) point;
        String sum = metric.getName().endsWith("duration") ? "" : String.valueOf(histogram.getSum());
        return histogram.getCount() + " " + sum + " " + histogram.getBoundaries();
    }
}
