package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What eight days of one series take, as estimated and as JOL finds it. */
class MemoryTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS = 8 * 24 * 360 + 7;

    private final SplittableRandom random = new SplittableRandom(1);
    private final Random gaussian = new Random(1);

    @Test
    void aHistogramOfFiveCallsASecondTakesLessThan64KilobytesForEightDays() {
        List<Aggregate> steps = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            steps.add(tenSecondsOfFiftyCalls());
        }

        assertBytes(i -> steps.get(i % steps.size()), 64 << 10);
    }

    @Test
    void aCounterTakesLessThan16KilobytesForEightDays() {
        assertBytes(i -> Aggregate.counted(1 + i % 100), 16 << 10);
    }

    /** Latencies as they are: log-normal, so wide that 95 % lie within a factor of 23; with traces. */
    private Aggregate tenSecondsOfFiftyCalls() {
        Aggregate calls = Aggregate.recorded(random.doubles(50)
                .map(any -> 2 * Math.exp(0.8 * gaussian.nextGaussian()))
                .toArray());
        List<Exemplars.Exemplar> traces = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            traces.add(new Exemplars.Exemplar(String.format("%016x%016x", random.nextLong(), random.nextLong()), i));
        }
        return new Aggregate(
                calls.kind(),
                calls.count(),
                calls.sum(),
                calls.min(),
                calls.max(),
                calls.distribution(),
                Exemplars.of(traces));
    }

    private static void assertBytes(IntFunction<Aggregate> recorded, long most) {
        Series series = fill(recorded);
        long measured = GraphLayout.parseInstance(series).totalSize();

        assertThat(measured).as("estimated %s", series.memoryBytes()).isLessThan(most);
        assertThat(series.memoryBytes()).isBetween(measured * 9 / 10, measured * 11 / 10);
    }

    private static Series fill(IntFunction<Aggregate> recorded) {
        Retention retention = Retention.standard();
        Series series = new Series(recorded.apply(0).kind(), STEP.toMillis());
        for (int i = 0; i < STEPS; i++) {
            long from = START.toEpochMilli() + i * STEP.toMillis();
            Retention.Grid grid = retention.grid(from + STEP.toMillis());
            series.add(grid.cellAt(from), recorded.apply(i), true);
            if (i % 6 == 0) {
                series.compact(grid.horizon(), grid);
            }
        }
        return series;
    }
}
