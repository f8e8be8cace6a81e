package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTest {

    private static final double CLOSE = 1e-9;

    @Test
    void gammaIsTheFactorial() {
        double factorial = 0;
        for (int n = 1; n < 200; n++) {
            assertThat(LogGamma.of(n)).isCloseTo(factorial, within(CLOSE * Math.max(1, factorial)));
            factorial += Math.log(n);
        }
        assertThat(LogGamma.of(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(CLOSE));
        assertThat(LogGamma.choose(10, 3)).isCloseTo(Math.log(120), within(CLOSE));
    }

    @Test
    void likelihoodsOfAllCountsAddUpToOneAndHaveTheStatedMeanAndVariance() {
        Rate rate = new Rate(0.07, 40);
        double all = 0;
        double mean = 0;
        double square = 0;
        int calls = 60;
        for (int k = 0; k <= calls; k++) {
            double p = Math.exp(LogGamma.choose(calls, k) + rate.logLikelihood(calls, k, 1));
            all += p;
            mean += p * k;
            square += p * k * k;
        }
        assertThat(all).isCloseTo(1, within(CLOSE));
        assertThat(mean).isCloseTo(rate.expected(calls), within(CLOSE));
        assertThat(square - mean * mean).isCloseTo(rate.variance(calls), within(1e-7));
    }

    @Test
    void ofWhatComesInBurstsTheyAddUpToOneToo() {
        Rate rate = new Rate(0.01, 5_000);
        double all = 0;
        double mean = 0;
        double square = 0;
        for (int k = 0; k <= 2_000; k++) {
            double p = Math.exp(rate.logLikelihood(400, k, 3) - LogGamma.of(k + 1));
            all += p;
            mean += p * k;
            square += p * k * k;
        }
        assertThat(all).isCloseTo(1, within(1e-6));
        assertThat(mean).isCloseTo(4, within(1e-6));
        assertThat(square - mean * mean).isBetween(12.0, 12.5);
    }

    @Test
    void aMultipleIsKnownAsWellInProportion() {
        Rate rate = new Rate(0.02, 300);
        Rate thrice = rate.times(3);
        assertThat(thrice.mean()).isCloseTo(0.06, within(CLOSE));
        assertThat(relativeVariance(thrice)).isCloseTo(relativeVariance(rate), within(1e-6));
        assertThat(rate.times(1_000).mean()).isLessThan(1);
    }

    @Test
    void aRateThatMovesIsNeverKnownBetterThanItMoves() {
        Rate moving = new Rate(0.02, 1e9).moving(0.1);
        assertThat(Math.sqrt(relativeVariance(moving))).isCloseTo(0.1, within(1e-3));
    }

    private static double relativeVariance(Rate rate) {
        return (1 - rate.mean()) / (rate.mean() * (rate.weight() + 1));
    }
}
