package io.llmops.alerting.detect.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void isTheSumOverAllOnsetsAndKnowsTheBestOne() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            int n = 1 + random.nextInt(60);
            double[] factors = random.doubles(n, 0.5, 1.7).toArray();
            Evidence evidence = new Evidence(1);
            for (int i = 0; i < n; i++) {
                evidence.add(new double[] {factors[i]}, 10.0 * i, i);
            }
            double sum = 0;
            double best = 0;
            int onset = 0;
            for (int from = n - 1; from >= 0; from--) {
                double product = 1;
                for (int i = from; i < n; i++) {
                    product *= factors[i];
                }
                sum += product;
                if (product >= best) {
                    best = product;
                    onset = from;
                }
            }
            assertThat(evidence.level()).isCloseTo(sum, within(1e-9 * sum));
            assertThat(evidence.best(0)).isCloseTo(best, within(1e-9 * best));
            assertThat(evidence.since(0).epochMilli()).isEqualTo(onset);
            assertThat(evidence.since(0).count()).isEqualTo(n - onset);
            assertThat(evidence.since(0).mean()).isCloseTo(10.0 * (onset + n - 1) / 2, within(1e-9 * n));
        }
    }

    @Test
    void staysFiniteHoweverStrong() {
        Evidence evidence = new Evidence(2);
        for (int i = 0; i < 100; i++) {
            evidence.add(new double[] {1e50, 1e-50}, 1, i);
        }
        assertThat(evidence.level()).isFinite();
        assertThat(evidence.strongest()).isZero();
    }
}
