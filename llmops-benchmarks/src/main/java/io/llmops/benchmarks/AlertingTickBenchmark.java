package io.llmops.benchmarks;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Anomaly;
import io.llmops.alerting.monitor.AnyOf;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole tick of alerting: metrics are collected, ten monitors judge each of the series, and alerts and incidents follow;
 * while all is well, and while every alert fires. {@code series} times {@link #MONITORS} is the number of pairs. Also tells
 * the ticks in which all those alerts began to fire, once, in code that is not compiled yet.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 40)
@Measurement(iterations = 60)
public class AlertingTickBenchmark {

    private static final int MONITORS = 10;
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TROUBLE = MIDNIGHT.plus(Duration.ofMinutes(115));
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration NOW = Duration.ofMinutes(5);
    private static final Duration PAST = Duration.ofHours(1);

    @Param({"100", "1000"})
    private int series;

    @Param({"false", "true"})
    private boolean firing;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<Attributes> models = new ArrayList<>();
    private final List<DoubleHistogram> latencies = new ArrayList<>();
    private final Alerting alerting = Alerting.builder()
            .service("benchmark")
            .monitors(monitors())
            .watchApplicationMetrics()
            .manually()
            .build();
    private final SdkMeterProvider meters = SdkMeterProvider.builder()
            .registerMetricReader(alerting.metricReader())
            .build();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(OpenTelemetrySdk.builder().setMeterProvider(meters).build())
            .with(alerting)
            .build();
    private final List<Long> firstTicks = new ArrayList<>();
    private Instant now = MIDNIGHT;

    /** For JMH. */
    public AlertingTickBenchmark() {}

    /** Quantiles and rates, of the last minutes alone, beside the past, and as they were learned. */
    private static List<Monitor> monitors() {
        List<Monitor> monitors = new ArrayList<>();
        for (int i = 0; i < MONITORS; i++) {
            Signal latency = Signal.of("latency" + i % 2).by(MODEL.getKey());
            Value now = Value.quantile(latency, 0.5 + 0.04 * i, NOW);
            Value past = Value.quantile(latency, 0.5 + 0.04 * i, PAST).before(NOW);
            monitors.add(Monitor.named("monitor-" + i)
                    .when(condition(i, now, past))
                    .policy(AlertPolicy.standard(Severity.ERROR))
                    .build());
        }
        return monitors;
    }

    private static Condition condition(int i, Value now, Value past) {
        return switch (i % 5) {
            case 0 -> Threshold.above(now, 30).minSamples(50);
            case 1, 2 -> Threshold.above(Value.ratio(now, past), 3).minSamples(50);
            case 3 -> AnyOf.of(StdDev.above(now, 8).minSamples(50), Threshold.above(now, 30));
            default -> AnyOf.of(Anomaly.of(now).alarmsPerWeek(0.1).minSamples(50), Threshold.above(now, 30));
        };
    }

    @Setup
    public void run() {
        for (int i = 0; i < series; i++) {
            models.add(
                    Attributes.of(MODEL, "model-" + i, AttributeKey.stringKey("deployment.environment.name"), "prod"));
        }
        for (int i = 0; i < 2; i++) {
            latencies.add(
                    meters.get("benchmark").histogramBuilder("latency" + i).build());
        }
        while (now.isBefore(MIDNIGHT.plus(PAST.multipliedBy(2)))) {
            record(20);
            long begun = System.nanoTime();
            alerting.tick(now);
            if (firing && now.isAfter(TROUBLE)) {
                firstTicks.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
        }
    }

    private void record(int calls) {
        now = now.plus(STEP);
        double scale = firing && now.isAfter(TROUBLE) ? 40 : 1;
        for (Attributes model : models) {
            for (int call = 0; call < calls; call++) {
                for (DoubleHistogram latency : latencies) {
                    latency.record(scale * (1 + random.nextDouble() + random.nextDouble()), model);
                }
            }
        }
    }

    @TearDown
    public void tell() {
        long active = alerting.activeAlerts().stream()
                .filter(alert -> alert.phase() == Phase.FIRING)
                .count();
        System.out.println(active + " alerts fire; ms of the ticks since the trouble began: " + firstTicks);
        ops.close();
    }

    @Benchmark
    public void tick(Recorded recorded) {
        alerting.tick(now);
    }

    /** Calls come in between two ticks, not measured. */
    @State(Scope.Thread)
    public static class Recorded {

        /** For JMH. */
        public Recorded() {}

        @Setup(Level.Invocation)
        public void calls(AlertingTickBenchmark benchmark) {
            benchmark.record(20);
        }
    }
}
