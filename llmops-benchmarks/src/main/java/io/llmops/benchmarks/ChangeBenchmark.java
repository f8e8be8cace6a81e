package io.llmops.benchmarks;

import io.llmops.alerting.detect.ChangeDetector;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.detect.SeriesKind;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One event for each kind of change detector, learning and watching. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChangeBenchmark {

    private static final int MASK = (1 << 16) - 1;
    private static final Sensitivity SENSITIVITY = Sensitivity.oneFalseAlarmIn(1e9);

    private final ChangeDetector score = ChangeDetector.of(SeriesKind.score(), SENSITIVITY);
    private final ChangeDetector tokens = ChangeDetector.of(SeriesKind.unbounded(), SENSITIVITY);
    private final ChangeDetector rate = ChangeDetector.of(SeriesKind.rate(), SENSITIVITY);
    private final double[] scores = new double[MASK + 1];
    private final double[] sizes = new double[MASK + 1];
    private final double[] blocks = new double[MASK + 1];
    private int next;

    public ChangeBenchmark() {
        Random random = new Random(1);
        for (int i = 0; i <= MASK; i++) {
            scores[i] = Math.max(0, Math.min(1, 0.8 + 0.07 * random.nextGaussian()));
            sizes[i] = Math.rint(Math.exp(5.5 + 0.75 * random.nextGaussian()));
            blocks[i] = random.nextInt(50) == 0 ? 1 : 0;
        }
    }

    @Benchmark
    public void bounded() {
        score.add(scores[++next & MASK], next);
    }

    @Benchmark
    public void unbounded() {
        tokens.add(sizes[++next & MASK], next);
    }

    @Benchmark
    public void rate() {
        rate.add(blocks[++next & MASK], next);
    }
}
