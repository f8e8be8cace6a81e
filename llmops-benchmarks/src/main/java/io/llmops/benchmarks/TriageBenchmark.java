package io.llmops.benchmarks;

import io.llmops.alerting.triage.ScopeDiagnosis;
import io.llmops.alerting.triage.ScopeTriage;
import io.llmops.alerting.triage.TriageWords;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one event costs a triage, ends of windows included, and what a question does, by the number of customers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TriageBenchmark {

    private static final int EVENTS = 1 << 20;
    private static final long MILLIS_BETWEEN = 100; // six thousand calls in a window of ten minutes
    private static final double BLOCKED = 0.02;
    private static final double SKEW = 3;

    @Param({"100", "2000", "20000", "200000", "5000000"})
    public int customers;

    private final long[] who = new long[EVENTS];
    private final boolean[] blocked = new boolean[EVENTS];
    private ScopeTriage triage;
    private long now;
    private int next;

    @Setup
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < EVENTS; i++) {
            long one = (long) (customers * Math.pow(random.nextDouble(), SKEW));
            who[i] = one * 0x9e3779b97f4a7c15L;
            blocked[i] = random.nextDouble() < BLOCKED;
        }
        triage = new ScopeTriage(Duration.ofMinutes(10), TriageWords.of("blocked", Integer::toString));
        for (int i = 0; i < EVENTS; i++) {
            event();
        }
    }

    @Benchmark
    public void event() {
        next = (next + 1) & (EVENTS - 1);
        now += MILLIS_BETWEEN;
        triage.add(now, who[next], blocked[next] ? (int) (who[next] & 7) : -1, blocked[next]);
    }

    @Benchmark
    public ScopeDiagnosis question() {
        return triage.diagnose(now);
    }
}
