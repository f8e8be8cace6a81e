package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.ViewBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On an application's own SDK, whose views may make anything of the instruments; or of a producer of either temporality. */
@SuppressWarnings("deprecation") // the oldest OpenTelemetry that we promise to run on knows no other factories
class SignalReaderViewsTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    private final TestClock clock = TestClock.create(Instant.parse("2026-03-01T12:00:00Z"));
    private final SignalHistory history = new SignalHistory();
    private final SignalReader reader = new SignalReader(history);

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void explicitBucketsOfAnyBounds(AggregationTemporality temporality) {
        for (List<Double> bounds : List.of(List.<Double>of(), List.of(0.0), List.of(-5.0, 5.0, 50.0))) {
            Aggregate histogram = histogram(temporality, Aggregation.explicitBucketHistogram(bounds));

            assertThat(histogram.count()).isEqualTo(100);
            assertThat(histogram.sum()).isEqualTo(5_050);
            assertThat(histogram.quantile(0.5)).isBetween(0.0, 101.0);
        }
    }

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void exponentialBucketsOfAnyScale(AggregationTemporality temporality) {
        for (int scale : new int[] {20, 4, 0}) {
            Aggregate histogram = histogram(temporality, Aggregation.base2ExponentialBucketHistogram(40, scale));

            assertThat(histogram.count()).isEqualTo(100);
            assertThat(histogram.sum()).isEqualTo(5_050);
            assertThat(histogram.quantile(0.5)).isCloseTo(50, within(50 * histogram.relativeError()));
        }
    }

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void aSumOfAHistogramIsACounter(AggregationTemporality temporality) {
        Aggregate sum = histogram(temporality, Aggregation.sum());

        assertThat(sum.kind()).isEqualTo(Aggregate.Kind.COUNTER);
        assertThat(sum.sum()).isEqualTo(5_050);
    }

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void aLastValueIsALevel(AggregationTemporality temporality) {
        Aggregate last = viewed(
                temporality,
                view -> view.setAggregation(Aggregation.lastValue()),
                meter -> meter.gaugeBuilder("watched").build().set(7),
                meter -> meter.gaugeBuilder("watched").build().set(9));

        assertThat(last.kind()).isEqualTo(Aggregate.Kind.GAUGE);
        assertThat(last.count()).isEqualTo(1);
        assertThat(last.max()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void whatIsDroppedIsNotThere(AggregationTemporality temporality) {
        assertThat(histogram(temporality, Aggregation.drop())).isNull();
    }

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void aHistogramOfACounterIsAHistogram(AggregationTemporality temporality) {
        Aggregate increases = viewed(
                temporality,
                view -> view.setAggregation(Aggregation.explicitBucketHistogram()),
                meter -> meter.counterBuilder("watched").build().add(7),
                meter -> meter.counterBuilder("watched").build().add(9));

        assertThat(increases.kind()).isEqualTo(Aggregate.Kind.HISTOGRAM);
        assertThat(increases.count()).isEqualTo(1);
        assertThat(increases.sum()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(AggregationTemporality.class)
    void aViewMayRenameAndLeaveOutAttributes(AggregationTemporality temporality) {
        Attributes user = Attributes.of(AttributeKey.stringKey("user"), "u1", AttributeKey.stringKey("model"), "m");
        viewed(
                temporality,
                view -> view.setName("renamed").setAttributeFilter(key -> key.equals("model")),
                meter -> meter.counterBuilder("watched").build().add(1, user),
                meter -> meter.counterBuilder("watched").build().add(2, user));

        assertThat(history.window(Signal.of("renamed").by("user", "model"), now().minus(STEP), now())
                        .groups())
                .containsOnlyKeys(Labels.of("model", "m"));
    }

    private @Nullable Aggregate histogram(AggregationTemporality temporality, Aggregation aggregation) {
        return viewed(
                temporality,
                view -> view.setAggregation(aggregation),
                meter -> meter.histogramBuilder("watched").build().record(3_000),
                meter -> {
                    for (int i = 1; i <= 100; i++) {
                        meter.histogramBuilder("watched").build().record(i);
                    }
                });
    }

    private interface Recording {
        void on(Meter meter);
    }

    /** What the second of two intervals holds, read through a producer of this temporality. */
    private @Nullable Aggregate viewed(
            AggregationTemporality temporality, UnaryOperator<ViewBuilder> view, Recording first, Recording second) {
        SignalReader own = new SignalReader(history);
        InMemoryMetricReader producer = temporality == AggregationTemporality.DELTA
                ? InMemoryMetricReader.createDelta()
                : InMemoryMetricReader.create();
        Meter meter = SdkMeterProvider.builder()
                .setClock(clock)
                .registerView(
                        InstrumentSelector.builder().setName("watched").build(),
                        view.apply(View.builder()).build())
                .registerMetricReader(producer)
                .build()
                .get("test");
        SdkMeterProvider.builder()
                .setClock(clock)
                .registerMetricProducer(resource -> producer.collectAllMetrics())
                .registerMetricReader(own)
                .build();
        first.on(meter);
        collect(own);
        second.on(meter);
        collect(own);
        return history.window(Signal.of("watched"), now().minus(STEP), now())
                .groups()
                .get(Labels.none());
    }

    @Test
    void asksForDeltasWhereTheApplicationsOwnReaderGetsTotals() {
        InMemoryMetricReader others = InMemoryMetricReader.create();
        Meter meter = provider(others, reader).get("test");
        meter.counterBuilder("calls").build().add(5);
        collect(reader);
        meter.counterBuilder("calls").build().add(2);
        collect(reader);

        assertThat(history.window(Signal.of("calls"), now().minus(STEP), now())
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(2);
        assertThat(others.collectAllMetrics()
                        .iterator()
                        .next()
                        .getLongSumData()
                        .getPoints()
                        .iterator()
                        .next()
                        .getValue())
                .isEqualTo(7);
        assertThat(AggregationTemporalitySelector.asString(reader)).contains("DELTA");
    }

    @Test
    void attributeSetsBeyondTheSdksLimitAreOneSeriesThatSaysSo() {
        Meter meter = provider(reader).get("test");
        for (int i = 0; i < 5_000; i++) {
            meter.counterBuilder("calls").build().add(1, Attributes.of(AttributeKey.longKey("user"), (long) i));
        }
        collect(reader);

        assertThat(reader.overflowing()).containsExactly("calls");
        SignalHistory roomy =
                new SignalHistory(Retention.standard(), HistoryLimits.standard().series(3_000, 3_000));
        SignalReader other = new SignalReader(roomy);
        Meter again = provider(other).get("test");
        for (int i = 0; i < 5_000; i++) {
            again.counterBuilder("calls").build().add(1, Attributes.of(AttributeKey.longKey("user"), (long) i));
        }
        collect(other);
        assertThat(roomy.use().series()).isEqualTo(2_000);
        assertThat(roomy.window(Signal.of("calls"), now().minus(STEP), now())
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(5_000);
        assertThat(roomy.window(Signal.of("calls").where("otel.metric.overflow", "true"), now().minus(STEP), now())
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(3_001);
    }

    @Test
    void aCallbackThatBlocksStopsTheCollectAndNobodyWhoAsks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean block = new AtomicBoolean();
        Meter meter = provider(reader).get("test");
        meter.counterBuilder("calls").build().add(1);
        meter.gaugeBuilder("slow").buildWithCallback(it -> {
            if (block.get()) {
                blocked.countDown();
                awaitQuietly(released);
            }
            it.record(1);
        });
        collect(reader);
        Instant asked = now();
        block.set(true);
        clock.advance(STEP);
        Instant next = now();
        Thread collecting = new Thread(() -> reader.collect(next));
        collecting.start();
        blocked.await();

        assertThat(history.window(Signal.of("calls"), asked.minus(STEP), asked).groups())
                .isNotEmpty();
        assertThat(reader.collectedUntil()).contains(asked);

        released.countDown();
        collecting.join();
        assertThat(reader.collectedUntil()).contains(next);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SdkMeterProvider provider(MetricReader... readers) {
        var builder = SdkMeterProvider.builder().setClock(clock);
        for (MetricReader each : readers) {
            builder.registerMetricReader(each);
        }
        return builder.build();
    }

    private void collect(SignalReader by) {
        clock.advance(STEP);
        by.collect(now());
    }

    private Instant now() {
        return Instant.ofEpochSecond(0, clock.now());
    }
}
