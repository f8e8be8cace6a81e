package io.llmops.alerting.triage.cause.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UsualTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void tellsTheNoiseOfEventsFromThatOfTimes() {
        Usual usual = new Usual(0);
        for (int i = 0; i < 3_000; i++) {
            double n = i % 2 == 0 ? 50 : 1_000;
            usual.learn(0.1 * random.nextGaussian() + 2 / Math.sqrt(n) * random.nextGaussian(), n, i % 24);
        }
        assertThat(usual.deviation(50)).isCloseTo(Math.sqrt(0.01 + 4.0 / 50), withPercentage(15));
        assertThat(usual.deviation(1_000)).isCloseTo(Math.sqrt(0.01 + 4.0 / 1_000), withPercentage(25));
    }

    @Test
    void knowsTheTimeOfDay() {
        Usual usual = new Usual(0);
        for (int i = 0; i < 24 * 60; i++) {
            usual.learn((i % 24 == 5 ? 1 : 0) + 0.1 * random.nextGaussian(), 100, i % 24);
        }
        assertThat(usual.shift(1, 5)).isCloseTo(0, offset(0.15));
        assertThat(usual.shift(1, 6)).isCloseTo(1, offset(0.15));
    }

    @Test
    void takesNeighboursThatAreAlikeForFewerWitnesses() {
        Kinship independent = new Kinship();
        Kinship alike = new Kinship();
        double ar = 0;
        for (int i = 0; i < 5_000; i++) {
            double z = random.nextGaussian();
            ar = 0.5 * ar + Math.sqrt(0.75) * z;
            independent.take(z);
            alike.take(ar);
        }
        assertThat(independent.inflation()).isBetween(1.0, 1.6);
        // (1 + 0.5) / (1 - 0.5) in the long run
        assertThat(alike.inflation()).isBetween(2.0, 4.5);
    }

    @Test
    void whatIsAcceptedIsUsual() {
        Usual usual = new Usual(0);
        for (int i = 0; i < 100; i++) {
            usual.learn(0.01 * random.nextGaussian(), 100, 0);
        }
        usual.accept(0.5);
        assertThat(usual.shift(0.5, 0)).isCloseTo(0, offset(0.05));
    }
}
