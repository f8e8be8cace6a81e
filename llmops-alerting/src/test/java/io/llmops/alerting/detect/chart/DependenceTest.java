package io.llmops.alerting.detect.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DependenceTest {

    @Test
    void findsTheCorrelationOfNeighbours() {
        for (double r : new double[] {-0.5, 0, 0.2, 0.7}) {
            Dependence dependence = learned(r, 40_000, new Random(1));
            assertThat(dependence.correlation()).isCloseTo(r, within(0.02));
            assertThat(dependence.inflation()).isBetween(1.0, Math.max(1.25, 1.25 * (1 + r) / (1 - r)));
        }
    }

    @Test
    void seesStreaksThatNeighboursDoNotShow() {
        Dependence dependence = new Dependence();
        Random random = new Random(2);
        double level = 0;
        for (int i = 0; i < 40_000; i++) {
            level = i % 200 == 0 ? random.nextGaussian() * 0.3 : level;
            dependence.add(level + random.nextGaussian());
        }
        assertThat(dependence.correlation()).isLessThan(0.12);
        assertThat(dependence.inflation()).isGreaterThan(3);
    }

    @Test
    void whatNeverMovesDependsOnNothing() {
        Dependence dependence = new Dependence();
        for (int i = 0; i < 1000; i++) {
            dependence.add(7);
        }
        assertThat(dependence.inflation()).isEqualTo(1);
    }

    private static Dependence learned(double r, int count, Random random) {
        Dependence dependence = new Dependence();
        double z = random.nextGaussian();
        for (int i = 0; i < count; i++) {
            z = r * z + Math.sqrt(1 - r * r) * random.nextGaussian();
            dependence.add(z);
        }
        return dependence;
    }
}
