package io.llmops.benchmarks;

import io.llmops.alerting.detect.Detectors;
import io.llmops.alerting.detect.PointDetector;
import java.time.ZoneId;
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

/** One point, judged and learned, by a detector that has seen three months of minutes' worth of points. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DetectorBenchmark {

    private static final int POINTS = 131_072;
    private static final long MINUTE = 60_000;

    @Param({"NOVELTY", "Z_SCORE", "ROBUST", "SEASONAL", "EWMA"})
    private Detectors detector = Detectors.NOVELTY;

    private final double[] values = new double[POINTS];
    private PointDetector judge = Detectors.NOVELTY.create(ZoneId.of("UTC"));
    private int point;

    /** For JMH. */
    public DetectorBenchmark() {}

    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        judge = detector.create(ZoneId.of("Europe/Berlin"));
        for (int i = 0; i < POINTS; i++) {
            values[i] = 400 * Math.exp(0.3 * random.nextGaussian()) * (1.5 + Math.sin(i * Math.PI / 720));
            judge.score(i * MINUTE, values[i]);
        }
        point = POINTS;
    }

    @Benchmark
    public double score() {
        point++;
        return judge.score(point * MINUTE, values[point & (POINTS - 1)]);
    }
}
