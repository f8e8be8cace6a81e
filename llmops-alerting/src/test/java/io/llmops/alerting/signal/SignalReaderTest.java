package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.time.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignalReaderTest {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final String LATENCY = "gen_ai.client.inference.duration";
    private static final Attributes GPT = Attributes.of(AttributeKey.stringKey("gen_ai.request.model"), "gpt-4o");

    private final TestClock clock = TestClock.create(Instant.parse("2026-03-01T12:00:00Z"));
    private final SignalHistory history = new SignalHistory();
    private final SignalReader reader = new SignalReader(history);
    private final SdkMeterProvider provider = SdkMeterProvider.builder()
            .setClock(clock)
            .registerMetricReader(reader)
            .build();
    private final Meter meter = provider.get("test");

    @Test
    void readsHistogramsWithTheirQuantilesByAttribute() {
        var latency = meter.histogramBuilder(LATENCY).build();
        IntStream.rangeClosed(1, 100).forEach(i -> latency.record(i, GPT));
        latency.record(7, Attributes.of(AttributeKey.longKey("server.port"), 443L));
        collect();

        Aggregate gpt =
                group(Signal.of(LATENCY).by("gen_ai.request.model"), Labels.of("gen_ai.request.model", "gpt-4o"));
        assertThat(gpt.kind()).isEqualTo(Aggregate.Kind.HISTOGRAM);
        assertThat(gpt.count()).isEqualTo(100);
        assertThat(gpt.sum()).isEqualTo(5050);
        assertThat(gpt.min()).isEqualTo(1);
        assertThat(gpt.max()).isEqualTo(100);
        assertThat(gpt.quantile(0.95)).isCloseTo(95, within(95 * gpt.relativeError()));
        assertThat(total(Signal.of(LATENCY).where("server.port", "443")).count())
                .isEqualTo(1);
    }

    @Test
    void eachIntervalHoldsOnlyWhatItAdded() {
        var calls = meter.counterBuilder("calls").build();
        calls.add(5);
        collect();
        calls.add(2);
        collect();
        collect();

        assertThat(window("calls", STEP.multipliedBy(3)).count()).isEqualTo(7);
        assertThat(window("calls", STEP.multipliedBy(2)).count()).isEqualTo(2);
        assertThat(history.window(Signal.of("calls"), now().minus(STEP), now()).groups())
                .isEmpty();
    }

    @Test
    void readsObservableCountersAsIncreases() {
        AtomicLong bytes = new AtomicLong(1_000);
        meter.counterBuilder("bytes").buildWithCallback(it -> it.record(bytes.get()));
        collect();
        bytes.addAndGet(30);
        collect();

        assertThat(window("bytes", STEP).sum()).isEqualTo(30);
    }

    @Test
    void readsGaugesAndUpDownCountersAsLevels() {
        AtomicLong busy = new AtomicLong(40);
        meter.gaugeBuilder("gpu").buildWithCallback(it -> it.record((double) busy.get()));
        var inFlight = meter.upDownCounterBuilder("in_flight").build();
        inFlight.add(3);
        collect();
        busy.set(60);
        inFlight.add(-1);
        collect();

        Aggregate gpu = window("gpu", STEP.multipliedBy(2));
        assertThat(gpu.kind()).isEqualTo(Aggregate.Kind.GAUGE);
        assertThat(gpu.sum() / gpu.count()).isEqualTo(50);
        assertThat(gpu.max()).isEqualTo(60);
        assertThat(window("in_flight", STEP).sum()).isEqualTo(2);
    }

    @Test
    void readsTheExplicitBucketsOfAView() {
        SignalReader other = new SignalReader(history);
        SdkMeterProvider viewed = SdkMeterProvider.builder()
                .setClock(clock)
                .registerView(
                        InstrumentSelector.builder().setName("*").build(),
                        View.builder()
                                .setAggregation(Aggregation.explicitBucketHistogram())
                                .build())
                .registerMetricReader(other)
                .build();
        var sizes = viewed.get("test").histogramBuilder("sizes").build();
        IntStream.rangeClosed(1, 200).forEach(sizes::record);
        clock.advance(STEP);
        other.collect(now());

        Aggregate all = window("sizes", STEP);
        assertThat(all.count()).isEqualTo(200);
        assertThat(all.sum()).isEqualTo(20_100);
        assertThat(all.min()).isEqualTo(1);
        assertThat(all.max()).isEqualTo(200);
        assertThat(all.quantile(0.20)).isCloseTo(40, within(3.0));
        assertThat(all.quantile(0.95)).isCloseTo(190, within(8.0));
    }

    @Test
    void keepsTheTraceIdsOfExemplars() {
        String traceId = "0af7651916cd43dd8448eb211c80319c";
        Span sampled = Span.wrap(
                SpanContext.create(traceId, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault()));
        meter.histogramBuilder(LATENCY)
                .build()
                .record(3, Attributes.empty(), Context.root().with(sampled));
        collect();

        assertThat(window(LATENCY, STEP).traceIds()).containsExactly(traceId);
    }

    @Test
    void anErrorInACallbackCostsOneCollectAndIsCounted() {
        AtomicBoolean broken = new AtomicBoolean(true);
        meter.gaugeBuilder("foreign").buildWithCallback(it -> {
            if (broken.get()) {
                throw new NoClassDefFoundError("com/example/Gone");
            }
        });
        collect();
        assertThat(reader.failures()).isEqualTo(1);

        broken.set(false);
        meter.counterBuilder("calls").build().add(1);
        collect();
        assertThat(window("calls", STEP).count()).isEqualTo(1);
        assertThat(reader.failures()).isEqualTo(1);
    }

    @Test
    void aVirtualMachineErrorIsNotSwallowed() {
        meter.gaugeBuilder("foreign").buildWithCallback(it -> {
            throw new OutOfMemoryError("test");
        });
        assertThatThrownBy(this::collect).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void readsOneProviderOnlyAndNothingAfterItsShutdown() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        SdkMeterProvider.builder().registerMetricReader(reader).build())
                .withMessageContaining("make a new one");

        meter.counterBuilder("calls").build().add(1);
        provider.shutdown();
        collect();
        assertThat(history.metrics()).isEmpty();
    }

    @Test
    void turnsTheTotalsOfAnotherProducerIntoIncreasesAndSurvivesItsRestart() {
        AtomicReference<InMemoryMetricReader> totals = new AtomicReference<>();
        Meter foreign = restart(totals);
        SignalReader bridge = new SignalReader(history);
        SdkMeterProvider.builder()
                .setClock(clock)
                .registerMetricProducer(resource -> totals.get().collectAllMetrics())
                .registerMetricReader(bridge)
                .build();

        record(foreign, 100);
        collect(bridge);
        assertThat(history.metrics()).as("its past is not a burst").isEmpty();

        record(foreign, 4);
        collect(bridge);
        assertAdded(4);

        foreign = restart(totals);
        record(foreign, 150);
        collect(bridge);
        assertAdded(150);

        foreign = restart(totals);
        record(foreign, 3);
        collect(bridge);
        assertAdded(3);

        foreign.counterBuilder("late").build().add(9);
        record(foreign, 1);
        collect(bridge);
        assertAdded(1);
    }

    private Meter restart(AtomicReference<InMemoryMetricReader> totals) {
        clock.advance(Duration.ofMillis(1));
        totals.set(InMemoryMetricReader.create());
        return SdkMeterProvider.builder()
                .setClock(clock)
                .registerView(
                        InstrumentSelector.builder().setName("fine").build(),
                        View.builder()
                                .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                                .build())
                .registerMetricReader(totals.get())
                .build()
                .get("foreign");
    }

    private static void record(Meter meter, int times) {
        for (int i = 1; i <= times; i++) {
            meter.counterBuilder("things").build().add(1);
            meter.counterBuilder("money").ofDoubles().build().add(0.5);
            meter.histogramBuilder("coarse").build().record(i);
            meter.histogramBuilder("fine").build().record(i);
        }
    }

    private void assertAdded(long times) {
        assertThat(window("things", STEP).count()).isEqualTo(times);
        assertThat(window("money", STEP).sum()).isEqualTo(times * 0.5);
        assertThat(window("coarse", STEP).count()).isEqualTo(times);
        assertThat(window("fine", STEP).count()).isEqualTo(times);
        assertThat(window("fine", STEP).sum()).isEqualTo(times * (times + 1) / 2.0);
    }

    private void collect() {
        collect(reader);
    }

    private void collect(SignalReader by) {
        clock.advance(STEP);
        by.collect(now());
    }

    private Instant now() {
        return Instant.ofEpochSecond(0, clock.now());
    }

    private Aggregate window(String metric, Duration length) {
        return total(Signal.of(metric), length);
    }

    private Aggregate total(Signal signal) {
        return total(signal, STEP);
    }

    private Aggregate total(Signal signal, Duration length) {
        return history.window(signal, now().minus(length), now()).groups().get(Labels.none());
    }

    private Aggregate group(Signal signal, Labels group) {
        return history.window(signal, now().minus(STEP), now()).groups().get(group);
    }
}
