package io.llmops.benchmarks;

import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A tick of monitors that compare the last five minutes with the past twelve hours, over histograms that hold thirteen
 * hours, and what it costs to keep these. {@code series} times {@link #MONITORS} is the number of (monitor, series) pairs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 30)
@Measurement(iterations = 60)
public class SignalBenchmark {

    private static final int MONITORS = 10;
    private static final Duration STEP = Duration.ofSeconds(15);
    private static final Duration NOW = Duration.ofMinutes(5);
    private static final Duration PAST = Duration.ofHours(12);
    private static final Duration AGO = Duration.ofMinutes(20);

    @Param({"100", "1000"})
    private int series;

    private final Random random = new Random(1);
    private final List<Aggregate> collected = new ArrayList<>();
    private final List<Labels> labels = new ArrayList<>();
    private final List<ConditionRunner> monitors = new ArrayList<>();
    private SignalHistory history = new SignalHistory();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");

    /** For JMH. */
    public SignalBenchmark() {}

    @Setup
    public void recordThirteenHours() {
        for (int i = 0; i < 1_000; i++) {
            collected.add(Aggregate.recorded(random.doubles(20)
                    .map(any -> 2 * Math.exp(0.8 * random.nextGaussian()))
                    .toArray()));
        }
        for (int i = 0; i < series; i++) {
            labels.add(Labels.of("gen_ai.request.model", "model-" + i, "deployment.environment.name", "prod"));
        }
        for (int i = 0; i < MONITORS; i++) {
            monitors.add(monitor("latency" + i % 2, 0.5 + 0.04 * i));
        }
        history = new SignalHistory();
        Duration step = Duration.ofMinutes(1); // coarser while it fills
        for (Instant end = now.plus(Duration.ofHours(13)); now.isBefore(end); ) {
            record(step);
        }
        for (Instant end = now.plus(Duration.ofMinutes(20)); now.isBefore(end); ) {
            record(STEP);
        }
    }

    private static ConditionRunner monitor(String metric, double q) {
        Signal signal = Signal.of(metric).by("gen_ai.request.model", "deployment.environment.name");
        Value ratio = Value.ratio(
                Value.quantile(signal, q, NOW), Value.quantile(signal, q, PAST).before(AGO));
        return ConditionRunners.of(Threshold.above(ratio, 1.5).minSamples(50));
    }

    private void record(Duration step) {
        Instant from = now;
        now = now.plus(step);
        for (Labels each : labels) {
            for (int metric = 0; metric < 2; metric++) {
                history.add("latency" + metric, each, collected.get(random.nextInt(collected.size())), from, now);
            }
        }
        history.advanceTo(now);
    }

    /** What a tick of fifteen seconds collects: two points a series. Once in four ticks cells grow coarser. */
    @Benchmark
    public void ingest() {
        record(STEP);
    }

    /** All monitors, once time has gone on by a tick. */
    @Benchmark
    public int judge(Ticked ticked) {
        int readings = 0;
        for (ConditionRunner monitor : monitors) {
            readings += monitor.step(new Feeds(history), now).size();
        }
        return readings;
    }

    /** Time goes on, not measured. */
    @State(Scope.Thread)
    public static class Ticked {

        /** For JMH. */
        public Ticked() {}

        @Setup(Level.Invocation)
        public void tick(SignalBenchmark benchmark) {
            benchmark.record(STEP);
        }
    }

    /** What a monitor asks for the first time, or after a restart: a window that is added up from its cells. */
    @Benchmark
    public Object coldWindow() {
        Instant until = now.minus(Duration.ofMillis(random.nextInt(3_600_000)));
        return history.window(Signal.of("latency0"), until.minus(PAST), until);
    }
}
