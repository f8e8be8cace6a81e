package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.MetricsExport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same application told to OpenTelemetry and to Micrometer: the same series, the same numbers. */
class MicrometerParityTest {

    /** One series; counters have no buckets, and their value is the sum. Buckets are cumulative, by upper bound. */
    private record Series(double count, double sum, Map<Double, Double> buckets) {}

    private final MemoryBackend backend = new MemoryBackend();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @ParameterizedTest
    @EnumSource(Naming.class)
    void bothHoldTheSameNumbers(Naming naming) {
        EveryKindOfCall.happensTo(LlmOps.builder()
                .openTelemetry(backend.otel)
                .micrometer(MicrometerMetrics.on(registry))
                .metricsExport(MetricsExport.BOTH)
                .naming(naming));

        Map<String, Series> expected = openTelemetry();
        Map<String, Series> actual = micrometer();
        assertThat(actual.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(30);
        expected.forEach((name, series) -> {
            assertThat(actual.get(name).count()).as(name).isEqualTo(series.count());
            assertThat(actual.get(name).sum()).as(name).isCloseTo(series.sum(), within(1e-9));
            // Micrometer's buckets are for whole numbers: MicrometerMetricsTest
            assertThat(actual.get(name).buckets())
                    .as(name)
                    .isEqualTo(name.contains(".score{") ? Map.of() : series.buckets());
        });
    }

    private Map<String, Series> openTelemetry() {
        Map<String, Series> all = new TreeMap<>();
        for (MetricData metric : backend.metrics().values()) {
            for (PointData point : metric.getData().getPoints()) {
                Map<String, String> tags = new TreeMap<>();
                point.getAttributes().forEach((key, value) -> tags.put(key.getKey(), value.toString()));
                all.put(key(metric.getName(), tags), series(point));
            }
        }
        return all;
    }

    private static Series series(PointData point) {
        if (point instanceof LongPointData counter) {
            return new Series(1, counter.getValue(), Map.of());
        } else if (point instanceof DoublePointData counter) {
            return new Series(1, counter.getValue(), Map.of());
        }
        HistogramPointData histogram = (HistogramPointData) point;
        Map<Double, Double> buckets = new TreeMap<>();
        double below = 0;
        for (int i = 0; i < histogram.getBoundaries().size(); i++) {
            below += histogram.getCounts().get(i);
            buckets.put(histogram.getBoundaries().get(i), below);
        }
        return new Series(histogram.getCount(), histogram.getSum(), buckets);
    }

    private Map<String, Series> micrometer() {
        Map<String, Series> all = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            if (meter instanceof Gauge) {
                continue; // how this registry shows the buckets that are compared below
            }
            Map<String, String> tags = new TreeMap<>();
            meter.getId().getTags().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
            all.put(key(meter.getId().getName(), tags), series(meter));
        }
        return all;
    }

    private static Series series(Meter meter) {
        if (meter instanceof Counter counter) {
            return new Series(1, counter.count(), Map.of());
        } else if (meter instanceof Timer timer) {
            Map<Double, Double> buckets = new TreeMap<>();
            for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
                buckets.put(bucket.bucket(TimeUnit.NANOSECONDS) / 1e9, bucket.count());
            }
            return new Series(timer.count(), timer.totalTime(TimeUnit.NANOSECONDS) / 1e9, buckets);
        }
        DistributionSummary summary = (DistributionSummary) meter;
        HistogramSnapshot snapshot = summary.takeSnapshot();
        Map<Double, Double> buckets = new TreeMap<>();
        Arrays.stream(snapshot.histogramCounts()).forEach(bucket -> buckets.put(bucket.bucket(), bucket.count()));
        return new Series(summary.count(), summary.totalAmount(), buckets);
    }

    /** What OpenTelemetry leaves out is {@code none} in Micrometer. */
    private static String key(String name, Map<String, String> tags) {
        tags.values().removeIf("none"::equals);
        return name + tags;
    }
}
