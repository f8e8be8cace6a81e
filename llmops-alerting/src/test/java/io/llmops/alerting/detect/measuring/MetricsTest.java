package io.llmops.alerting.detect.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.llmops.alerting.detect.measuring.Labelled.Incident;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final int SIZE = 1_000;
    private static final List<Incident> INCIDENTS = List.of(new Incident("spike", 500, 510));
    private static final Labelled SERIES = new Labelled("one", "test", new long[SIZE], new double[SIZE], INCIDENTS);

    private static double[] alarmsAt(int... points) {
        double[] scores = new double[SIZE];
        Arrays.stream(points).forEach(each -> scores[each] = 1);
        return scores;
    }

    private static double nab(double[] scores) {
        return new Outcome(List.of(SERIES), List.of(scores)).nab(0.5, 0.11, 1);
    }

    @Test
    void nabIsAHundredForTheEarliestAlarmOfEachWindowAndNothingForSilence() {
        int window = SERIES.windows().get(0).from();

        assertThat(nab(alarmsAt(window))).isCloseTo(100, within(1e-9));
        assertThat(nab(alarmsAt())).isZero();
        assertThat(nab(alarmsAt(window + 60))).isBetween(60.0, 99.0);
        assertThat(nab(alarmsAt(window, 900))).isCloseTo(100 - 100 * 0.11 / 2, within(1e-9));
        assertThat(nab(alarmsAt(window, 10))).as("probation").isCloseTo(100, within(1e-9));
    }

    @Test
    void averagePrecisionIsOneForPerfectOrderAndTheShareOfPositivesForNoOrder() {
        boolean[] truth = SERIES.mask(INCIDENTS);
        double[] perfect = new double[SIZE];
        Arrays.fill(perfect, 500, 510, 1);

        assertThat(Metrics.averagePrecision(perfect, truth, 0)).isEqualTo(1);
        assertThat(Metrics.averagePrecision(new double[SIZE], truth, 0)).isCloseTo(0.01, within(1e-12));
        assertThat(Metrics.averagePrecision(alarmsAt(0, 505), truth, 0)).isBetween(0.05, 0.07);
    }

    @Test
    void adjustmentFindsAWholeIncidentByOneOfItsPoints() {
        boolean[] truth = SERIES.mask(INCIDENTS);

        assertThat(Metrics.bestF1(alarmsAt(505), truth, INCIDENTS, 0, true)).isEqualTo(1);
        assertThat(Metrics.bestF1(alarmsAt(505), truth, INCIDENTS, 0, false)).isCloseTo(2.0 / 11, within(1e-12));
    }
}
