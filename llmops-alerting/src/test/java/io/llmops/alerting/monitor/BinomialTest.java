package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BinomialTest {

    private static final MathContext EXACT = new MathContext(60);

    @Test
    void isTheSumOfTheTermsOfTheTail() {
        for (int n : new int[] {1, 2, 7, 30, 200, 1000}) {
            for (double p : new double[] {0.0001, 0.01, 0.05, 0.3, 0.5, 0.9, 0.999}) {
                for (int k = 1; k <= n; k += 1 + n / 13) {
                    double expected = bySumming(k, n, p);
                    if (expected > 1e-250) {
                        assertThat(Binomial.atLeast(k, n, p))
                                .as("P(X >= %d) of %d at %s", k, n, p)
                                .isCloseTo(expected, Percentage.withPercentage(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void knowsItsEnds() {
        assertThat(Binomial.atLeast(0, 10, 0.5)).isOne();
        assertThat(Binomial.atLeast(11, 10, 0.5)).isZero();
        assertThat(Binomial.atLeast(1, 10, 0)).isZero();
        assertThat(Binomial.atLeast(10, 10, 1)).isOne();
        assertThat(Binomial.atLeast(10_000_000, 100_000_000, 0.1)).isCloseTo(0.5, within(0.001));
        assertThat(Binomial.logGamma(0.5)).isCloseTo(Math.log(Math.sqrt(Math.PI)), within(1e-12));
    }

    private static double bySumming(int k, int n, double p) {
        BigDecimal yes = new BigDecimal(p);
        BigDecimal no = BigDecimal.ONE.subtract(yes);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal choose = BigDecimal.ONE;
        for (int i = 0; i <= n; i++) {
            if (i >= k) {
                sum = sum.add(choose.multiply(yes.pow(i, EXACT), EXACT).multiply(no.pow(n - i, EXACT), EXACT), EXACT);
            }
            choose = choose.multiply(BigDecimal.valueOf(n - i), EXACT).divide(BigDecimal.valueOf(i + 1), EXACT);
        }
        return sum.doubleValue();
    }
}
