package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.5, 1.5",
        "2.3149, 2.31",
        "0.012345, 0.0123",
        "99.96, 100",
        "48211.4, 48211",
        "-3.14159, -3.14",
        "0.00001234, 0.0000123",
        "1e-7, 1E-7",
        "1.2345e300, 1.23E+300",
        "NaN, NaN",
        "0.99999, 1",
        "2e4, 20000"
    })
    void writesThreeDigitsThatMatter(double number, String expected) {
        assertThat(Prose.number(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT45S, 45s",
        "PT10M, 10m",
        "PT1H30M, 1h30m",
        "P2D, 2d",
        "P1DT2H3M, 1d2h",
        "PT0.25S, 250ms",
        "PT90S, 1m30s",
        "-PT5M, -5m"
    })
    void writesTheTwoLargestUnits(Duration duration, String expected) {
        assertThat(Prose.duration(duration)).isEqualTo(expected);
    }
}
