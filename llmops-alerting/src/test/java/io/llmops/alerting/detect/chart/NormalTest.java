package io.llmops.alerting.detect.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void knowsTheTables() {
        assertThat(Normal.cdf(0)).isCloseTo(0.5, within(1e-15));
        assertThat(Normal.cdf(1.959963984540054)).isCloseTo(0.975, within(1e-14));
        assertThat(Normal.cdf(-3)).isCloseTo(1.34989803163009e-3, within(1e-15));
        assertThat(Normal.upperTail(6)).isCloseTo(9.865876450377e-10, within(1e-20));
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
        assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Normal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void theQuantileIsTheInverse() {
        for (double p = 1e-9; p < 1; p += 1e-3) {
            assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-13));
        }
        for (double x = -37; x < 37; x += 0.01) {
            assertThat(Normal.cdf(x)).isBetween(Normal.cdf(x - 0.01), 1.0);
        }
    }
}
