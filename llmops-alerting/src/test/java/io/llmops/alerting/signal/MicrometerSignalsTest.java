package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MicrometerSignalsTest {

    private static final Duration STEP = Duration.ofSeconds(10);

    private final SignalHistory history = new SignalHistory();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong source = new AtomicLong(1_000);
    private MicrometerSignals signals = MicrometerSignals.on(registry);
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void countersCountFromWhereTheyWereAtTheFirstLook() {
        registry.counter("calls", "model", "a").increment(100);
        FunctionCounter.builder("served", source, AtomicLong::get).register(registry);
        collect();
        assertThat(history.metrics()).as("its past is not a burst").isEmpty();

        registry.counter("calls", "model", "a").increment(4);
        registry.counter("calls", "model", "new").increment(2);
        registry.counter("cost").increment(0.25);
        source.addAndGet(30);
        collect();

        assertThat(group("calls", Labels.of("model", "a")).count()).isEqualTo(4);
        assertThat(group("calls", Labels.of("model", "new")).count()).isEqualTo(2);
        assertThat(window("cost").sum()).isEqualTo(0.25);
        assertThat(window("cost").kind()).isEqualTo(Aggregate.Kind.COUNTER);
        assertThat(window("served").sum()).isEqualTo(30);

        collect();
        assertThat(window("calls")).as("nothing happened").isNull();
    }

    @Test
    void aMeterMadeAnewCountsFromZero() {
        registry.counter("calls").increment(100);
        collect();
        registry.remove(registry.counter("calls"));
        registry.counter("calls").increment(7);
        collect();

        assertThat(window("calls").count()).isEqualTo(7);
    }

    @Test
    void timersAreInSecondsAndSummariesInTheirUnit() {
        collect();
        Timer.builder("latency").tag("model", "a").register(registry).record(1_500, TimeUnit.MILLISECONDS);
        Timer.builder("latency").tag("model", "b").register(registry).record(500, TimeUnit.MILLISECONDS);
        DistributionSummary.builder("size").register(registry).record(70);
        FunctionTimer.builder("foreign", source, it -> 3, it -> 6_000, TimeUnit.MILLISECONDS)
                .register(registry);
        collect();

        assertThat(window("latency").count()).isEqualTo(2);
        assertThat(window("latency").sum()).isCloseTo(2, within(1e-9));
        assertThat(window("latency").quantile(0.5)).as("no buckets").isNaN();
        assertThat(group("latency", Labels.of("model", "a")).sum()).isCloseTo(1.5, within(1e-9));
        assertThat(window("size").sum()).isEqualTo(70);
        assertThat(window("foreign").count()).isEqualTo(3);
        assertThat(window("foreign").sum()).isCloseTo(6, within(1e-9));
    }

    @Test
    void bucketsOfPrometheusGiveQuantilesOfEachInterval() {
        MeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        signals = MicrometerSignals.on(prometheus);
        Timer timer = Timer.builder("latency").publishPercentileHistogram().register(prometheus);
        timer.record(20, TimeUnit.SECONDS);
        collect();
        for (int i = 1; i <= 100; i++) {
            timer.record(10L * i, TimeUnit.MILLISECONDS);
        }
        timer.record(1, TimeUnit.HOURS);
        collect();

        assertThat(window("latency").count()).isEqualTo(101);
        assertThat(window("latency").quantile(0.5)).isCloseTo(0.5, within(0.06));
        assertThat(window("latency").quantile(0.9)).isCloseTo(0.9, within(0.1));
    }

    @Test
    void bucketsThatForgetAreUsedOnlyWhileTheyAddUp() {
        MockClock clock = new MockClock();
        MeterRegistry simple = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        signals = MicrometerSignals.on(simple);
        Timer timer = Timer.builder("latency").publishPercentileHistogram().register(simple);
        long recorded = 0;
        for (int i = 0; i < 60; i++) {
            clock.add(STEP);
            timer.record(700 + i, TimeUnit.MILLISECONDS);
            collect();
            Aggregate window = window("latency");
            recorded += window == null ? 0 : window.count();
            if (window != null && !window.distribution().isEmpty()) {
                assertThat(window.distribution().count()).isEqualTo(window.count());
                assertThat(window.quantile(0.5)).isCloseTo(0.73, within(0.1));
            }
        }
        assertThat(recorded).isEqualTo(59);
    }

    @Test
    void gaugesAreLevelsAndOneThatThrowsCostsOnlyItself() {
        Gauge.builder("broken", source, it -> {
                    throw new NoClassDefFoundError("com/example/Gone");
                })
                .register(registry);
        Gauge.builder("unknown", source, it -> Double.NaN).register(registry);
        Gauge.builder("gpu", source, AtomicLong::get).register(registry);
        collect();
        source.set(3_000);
        collect();

        Aggregate gpu = history.window(Signal.of("gpu"), now.minus(STEP.multipliedBy(2)), now)
                .groups()
                .get(Labels.none());
        assertThat(gpu.kind()).isEqualTo(Aggregate.Kind.GAUGE);
        assertThat(gpu.sum() / gpu.count()).isEqualTo(2_000);
        assertThat(history.metrics()).doesNotContain("broken", "unknown");
    }

    @Test
    void aVirtualMachineErrorIsNotSwallowed() {
        MicrometerSignals fatal = MicrometerSignals.on(registry).only(any -> {
            throw new OutOfMemoryError("test");
        });
        registry.counter("calls");

        assertThatThrownBy(() -> fatal.collectInto(history, now)).isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void whatKnowsOnlyItsLastStepIsLeftOutAndACompositeIsAskedForAnother() {
        SimpleConfig steps = new SimpleConfig() {
            @Override
            public @Nullable String get(String key) {
                return null;
            }

            @Override
            public CountingMode mode() {
                return CountingMode.STEP;
            }
        };
        MeterRegistry stepping = new SimpleMeterRegistry(steps, Clock.SYSTEM);
        CompositeMeterRegistry composite = new CompositeMeterRegistry();
        composite.add(stepping);
        composite.add(registry);
        MicrometerSignals both = MicrometerSignals.on(composite);
        signals = MicrometerSignals.on(stepping);
        composite.counter("calls").increment();
        collect();
        both.collectInto(history, now);
        composite.counter("calls").increment(5);
        collect();
        assertThat(history.metrics()).isEmpty();

        both.collectInto(history, now.plus(STEP));
        history.advanceTo(now.plus(STEP));
        assertThat(history.window(Signal.of("calls"), now.minus(STEP), now.plus(STEP))
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(5);
    }

    @Test
    void onlyNamesThatAreAskedForAreRead() {
        signals = signals.only(name -> name.startsWith("http."));
        collect();
        registry.counter("http.requests").increment();
        registry.counter("jvm.classes").increment();
        collect();

        assertThat(history.metrics()).containsExactly("http.requests");
    }

    private void collect() {
        now = now.plus(STEP);
        signals.collectInto(history, now);
        history.advanceTo(now);
    }

    private @Nullable Aggregate window(String metric) {
        return group(Signal.of(metric), Labels.none());
    }

    private @Nullable Aggregate group(String metric, Labels group) {
        return group(Signal.of(metric).by("model"), group);
    }

    private @Nullable Aggregate group(Signal signal, Labels group) {
        return history.window(signal, now.minus(STEP), now).groups().get(group);
    }
}
