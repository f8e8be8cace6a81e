package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmops.alerting.signal.Exemplars.Exemplar;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregateTest {

    private static final double[] SHARES = {0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};
    private static final double STATED_ERROR = 0.0217;

    private final Random random = new Random(42);

    @Test
    void quantilesAreWithinTheStatedErrorOfTheExactOnes() {
        assertQuantiles(DoubleStream.generate(() -> Math.exp(0.8 * random.nextGaussian())), STATED_ERROR);
        assertQuantiles(DoubleStream.generate(() -> 1e-9 * (1 + 900 * random.nextDouble())), STATED_ERROR);
        assertQuantiles(DoubleStream.generate(() -> 1e12 * (1 + random.nextDouble())), STATED_ERROR);
        assertQuantiles(DoubleStream.generate(() -> 1 + random.nextInt(4_000)), 2 * STATED_ERROR);
    }

    @Test
    void quantilesOfNumbersOfEitherSignAreWithinTheStatedError() {
        assertQuantiles(
                DoubleStream.generate(() -> (random.nextBoolean() ? 1 : -1) * (1 + 99 * random.nextDouble())),
                STATED_ERROR);
        assertQuantiles(DoubleStream.generate(() -> random.nextInt(5) - 2), STATED_ERROR);
    }

    @Test
    void aVeryWideRangeCostsPrecisionAndSaysSo() {
        Aggregate wide = Aggregate.recorded(1e-6, 1e-3, 1, 1e3, 1e6);

        assertThat(wide.relativeError()).isBetween(0.08, 0.18);
        assertThat(wide.quantile(0.5)).isCloseTo(1, within(1.0001 * wide.relativeError()));
    }

    private void assertQuantiles(DoubleStream numbers, double error) {
        double[] sorted = numbers.limit(10_000).sorted().toArray();
        Aggregate aggregate = Aggregate.recorded(sorted);
        assertThat(aggregate.relativeError()).isLessThanOrEqualTo(error);
        for (double share : SHARES) {
            double exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
            assertThat(aggregate.quantile(share)).as("q=%s", share).isCloseTo(exact, within(Math.abs(exact) * error));
        }
        assertThat(aggregate.quantile(0)).isEqualTo(sorted[0]);
        assertThat(aggregate.quantile(1)).isEqualTo(sorted[sorted.length - 1]);
    }

    @Test
    void mergingInAnyOrderGivesTheSame() {
        List<Aggregate> parts = IntStream.range(0, 30)
                .mapToObj(i -> Aggregate.recorded(random.doubles(1 + random.nextInt(50))
                        .map(it -> Math.pow(10, 8 * it - 4))
                        .toArray()))
                .toList();

        Aggregate atOnce = Aggregate.merge(parts);
        Aggregate fromTheLeft =
                parts.stream().reduce((a, b) -> Aggregate.merge(List.of(a, b))).orElseThrow();
        Aggregate fromTheRight =
                parts.stream().reduce((a, b) -> Aggregate.merge(List.of(b, a))).orElseThrow();

        for (Aggregate other : List.of(fromTheLeft, fromTheRight)) {
            assertThat(other.count()).isEqualTo(atOnce.count());
            assertThat(other.sum()).isCloseTo(atOnce.sum(), within(1e-9 * atOnce.sum()));
            assertThat(quantiles(other)).isEqualTo(quantiles(atOnce));
        }
    }

    private static double[] quantiles(Aggregate aggregate) {
        return Arrays.stream(SHARES).map(aggregate::quantile).toArray();
    }

    @Test
    void aCounterHasASumAndNoQuantiles() {
        Aggregate cost = Aggregate.merge(List.of(Aggregate.increased(0.25), Aggregate.increased(0.5)));

        assertThat(cost.sum()).isEqualTo(0.75);
        assertThat(cost.count()).isEqualTo(2);
        assertThat(cost.quantile(0.5)).isNaN();
        assertThat(Aggregate.counted(7).count()).isEqualTo(7);
    }

    @Test
    void keepsTheTracesOfTheExtremesLargestFirst() {
        List<Aggregate> parts = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> Aggregate.gauge(i, Exemplars.of(List.of(new Exemplar("trace" + i, i)))))
                .toList();

        assertThat(Aggregate.merge(parts).traceIds()).containsExactly("trace9", "trace8", "trace2", "trace1");
    }

    @Test
    void subtractingWhatWasThereBeforeLeavesWhatWasAdded() {
        Aggregate before = Aggregate.recorded(0.001, 1, 2, 300);
        Aggregate added = Aggregate.recorded(5, 6, 70_000);

        Aggregate rest = Aggregate.merge(List.of(before, added)).minus(before);

        assertThat(rest).isNotNull();
        assertThat(rest.count()).isEqualTo(3);
        assertThat(rest.sum()).isCloseTo(70_011, within(1e-6));
        assertThat(rest.quantile(0.5)).isCloseTo(6, within(6 * rest.relativeError()));
        assertThat(before.minus(added)).as("a reset").isNull();
    }
}
