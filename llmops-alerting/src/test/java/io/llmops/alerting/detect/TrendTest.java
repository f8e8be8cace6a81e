package io.llmops.alerting.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void seesWhatRisesThroughNoiseAndOutliers() {
        Random random = new Random(1);
        double[] values = new double[48];
        Arrays.setAll(values, i -> 10 + 0.1 * i + random.nextGaussian());
        values[20] = 1e6;
        Trend trend = Trend.of(times(48), values).orElseThrow();
        assertThat(trend.slope()).isCloseTo(0.1, within(0.05));
        assertThat(trend.low()).isLessThan(0.1).isGreaterThan(0);
        assertThat(trend.high()).isGreaterThan(0.1);
        assertThat(trend.isSignificant(0.01)).isTrue();
        assertThat(trend.rises()).isTrue();
    }

    @Test
    void theSlopeIsTheMedianOfAllSlopes() {
        Random random = new Random(2);
        for (int round = 0; round < 50; round++) {
            int n = 10 + random.nextInt(30);
            double[] times = new double[n];
            double[] values = new double[n];
            for (int i = 0; i < n; i++) {
                times[i] = i == 0 ? 0 : times[i - 1] + random.nextInt(3);
                values[i] = random.nextInt(10);
            }
            if (times[0] == times[n - 1]) {
                continue;
            }
            List<Double> slopes = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    if (times[i] > times[j]) {
                        slopes.add((values[i] - values[j]) / (times[i] - times[j]));
                    }
                }
            }
            slopes.sort(null);
            double median = (slopes.get((slopes.size() - 1) / 2) + slopes.get(slopes.size() / 2)) / 2;
            assertThat(Trend.of(times, values).orElseThrow().slope()).isCloseTo(median, within(1e-12));
        }
    }

    @Test
    void chanceIsCalledATrendAsRarelyAsItSays() {
        assertThat(called(0)).isLessThan(0.07);
        assertThat(called(0.5)).isLessThan(0.08);
        assertThat(called(0.8)).isLessThan(0.1);
    }

    /** The share of rows without a trend that are called one at a level of .05. */
    private static double called(double r) {
        Random random = new Random(3);
        int called = 0;
        int rows = 500;
        for (int row = 0; row < rows; row++) {
            double[] values = new double[48];
            double z = random.nextGaussian();
            for (int i = 0; i < values.length; i++) {
                z = r * z + Math.sqrt(1 - r * r) * random.nextGaussian();
                values[i] = z;
            }
            called += Trend.of(times(48), values).orElseThrow().isSignificant(0.05) ? 1 : 0;
        }
        return (double) called / rows;
    }

    @Test
    void hasNoAnswerToTooLittle() {
        assertThat(Trend.of(times(9), times(9))).isEmpty();
        double[] gaps = times(12);
        gaps[3] = Double.NaN;
        gaps[4] = Double.POSITIVE_INFINITY;
        gaps[5] = Double.NaN;
        assertThat(Trend.of(times(12), gaps)).isEmpty();
        assertThat(Trend.of(new double[12], times(12))).isEmpty();
        assertThatThrownBy(() -> Trend.of(times(3), times(4))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNeverMovesHasNoTrend() {
        Trend trend = Trend.of(times(20), new double[20]).orElseThrow();
        assertThat(trend.slope()).isZero();
        assertThat(trend.pValue()).isEqualTo(1);
    }

    @Test
    void aLongRowIsThinned() {
        double[] long10 = times(10_000);
        Trend trend = Trend.of(long10, long10).orElseThrow();
        assertThat(trend.points()).isLessThanOrEqualTo(Trend.MOST_POINTS);
        assertThat(trend.slope()).isCloseTo(1, within(1e-9));
    }

    @Test
    void bearsAnyNumbers() {
        double[] odd = {0, -0.0, 1e308, -1e308, Double.MIN_VALUE, Double.NaN, 3, Double.NEGATIVE_INFINITY};
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            double[] values = new double[30];
            Arrays.setAll(values, i -> odd[random.nextInt(odd.length)]);
            Trend.of(times(30), values)
                    .ifPresent(trend -> assertThat(trend.pValue()).isBetween(0.0, 1.0));
        }
    }

    private static double[] times(int n) {
        double[] times = new double[n];
        Arrays.setAll(times, i -> i);
        return times;
    }
}
