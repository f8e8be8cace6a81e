package io.llmops.alerting.triage.cause.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final double ALARM = 9;
    private static final int STEPS = 200_000;

    private static int alarms(DoubleSupplier z) {
        Chart chart = new Chart(2);
        int alarms = 0;
        for (int i = 0; i < STEPS; i++) {
            chart.take(z.getAsDouble(), 0, i);
            if (chart.evidence() >= ALARM) {
                alarms++;
                chart.reset();
            }
        }
        return alarms;
    }

    private static long delay(double shift) {
        SplittableRandom random = new SplittableRandom(1);
        Chart chart = new Chart(2);
        for (int i = 0; i < 1_000; i++) {
            chart.take(random.nextGaussian(), 0, i);
        }
        chart.reset();
        int steps = 0;
        while (chart.evidence() < ALARM && steps < 1_000) {
            chart.take(random.nextGaussian() + shift, shift, 1_000 + steps++);
        }
        assertThat(chart.shift()).isEqualTo(shift);
        return steps;
    }

    @Test
    void seldomCriesWhenNothingChanged() {
        SplittableRandom random = new SplittableRandom(1);
        // promised: less than 25 in the mean
        assertThat(alarms(random::nextGaussian)).isLessThan(25);
    }

    @Test
    void isNotFooledBySkewedNumbers() {
        SplittableRandom random = new SplittableRandom(2);
        assertThat(alarms(() -> -Math.log(1 - random.nextDouble()) - 1)).isLessThan(25);
    }

    @Test
    void isNotFooledByNoiseThatGrows() {
        SplittableRandom random = new SplittableRandom(3);
        int[] step = {0};
        assertThat(alarms(() -> (step[0]++ % 200 < 20 ? 2 : 1) * random.nextGaussian()))
                .isLessThan(60);
    }

    @Test
    void seesLargeShiftsSoonerThanSmallOnes() {
        assertThat(delay(0.7)).isLessThan(80);
        assertThat(delay(2)).isLessThan(15);
        assertThat(delay(-4)).isLessThan(6);
    }
}
