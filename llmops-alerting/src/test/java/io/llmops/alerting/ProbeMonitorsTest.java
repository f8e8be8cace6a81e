package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeMonitorsTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final ProbeHistory probes = new ProbeHistory(7);

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 0.9, 0.98, 1})
    void staySilentForWeeksInWhichAnswersAreRightAsOftenAsEver(double right) {
        assertThat(LongStream.rangeClosed(1, 3).mapToObj(seed -> ProbeWeeks.quiet(seed, right, 5)))
                .containsOnly(Map.of());
    }

    @ParameterizedTest
    @CsvSource({"0.91, 0.75", "0.8, 0.55", "0.6, 0.3"})
    void aLastingDropIsAWarningWithinADayAndAHalf(double before, double after) {
        probes.right = before;
        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();

        probes.right = after;

        assertThat(probes.goOn(Duration.ofHours(36))).containsExactly("probe-answers warning");
    }

    @Test
    void aCollapseIsAnErrorWithinTwoHoursAndAHalf() {
        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();

        probes.right = 0.1;

        assertThat(probes.goOn(Duration.ofMinutes(150))).containsExactly("probe-answers error");
    }

    @Test
    void betterAnswersAreNoTrouble() {
        probes.right = 0.6;
        probes.goOn(TWO_WEEKS);

        probes.right = 0.95;

        assertThat(probes.goOn(Duration.ofDays(3))).isEmpty();
    }

    @Test
    void fewerThanThreeAnHourAreTooFewToJudgeTheirAnswers() {
        probes.everyMinutes = 30;
        probes.goOn(TWO_WEEKS);

        probes.right = 0.1;

        assertThat(probes.goOn(Duration.ofDays(3))).isEmpty();
    }

    @Test
    void someFailuresAreNoTroubleButOneOfTwoIs() {
        probes.failing = 0.03;
        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();

        probes.failing = 0.5;

        assertThat(probes.goOn(Duration.ofHours(4))).containsExactly("probe-failures warning");
    }

    @Test
    void probesThatAllFailAreMissedWithinSeventyMinutes() {
        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();

        probes.failing = 1;

        assertThat(probes.goOn(Duration.ofMinutes(70))).containsExactly("probe-failures warning");
    }

    @ParameterizedTest
    @CsvSource({"5, 2", "15, 7", "60, 7"})
    void probesThatAreNotMadeAnyMoreAreMissed(int everyMinutes, int withinHours) {
        probes.everyMinutes = everyMinutes;
        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();

        probes.stopped = true;

        assertThat(probes.goOn(Duration.ofHours(withinHours))).containsExactly("probe-failures warning");
    }

    @Test
    void quietHoursAreNotMissed() {
        probes.quietUntilHour = 9;
        probes.right = 0.95;

        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();
    }

    @Test
    void whereNobodyProbesThereIsNothingToSay() {
        probes.stopped = true;

        assertThat(probes.goOn(TWO_WEEKS)).isEmpty();
    }
}
