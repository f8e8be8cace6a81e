package io.llmops.alerting.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every detector, on series of many shapes. */
class DetectorsTest {

    private static final long START = 1_772_409_600_000L;
    private static final long MINUTE = 60_000;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static double[] series(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            double spike = random.nextInt(400) == 0 ? 200 * random.nextDouble() : 0;
            values[i] = 50 + 20 * Math.sin(i / 230.0) + 5 * random.nextGaussian() + spike;
        }
        return values;
    }

    private static List<Double> scores(PointDetector detector, double[] values, long step) {
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            scores.add(detector.score(START + i * step, values[i]));
        }
        return scores;
    }

    @ParameterizedTest
    @EnumSource
    void answersTheSameSeriesWithTheSameScoresWithinZeroAndOne(Detectors each) {
        for (int seed = 0; seed < 20; seed++) {
            double[] values = series(seed, 2_000);

            List<Double> scores = scores(each.create(BERLIN), values, MINUTE);

            assertThat(scores).allMatch(score -> score >= 0 && score <= 1);
            assertThat(scores(each.create(BERLIN), values, MINUTE)).isEqualTo(scores);
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesOnExactlyWhereItStopped(Detectors each) {
        for (int cut : new int[] {0, 1, 50, 99, 100, 101, 255, 256, 1_000, 1_001, 1_500, 2_999}) {
            double[] values = series(cut, 3_000);
            PointDetector whole = each.create(BERLIN);
            PointDetector stopped = each.create(BERLIN);
            for (int i = 0; i < cut; i++) {
                whole.score(START + i * MINUTE, values[i]);
                stopped.score(START + i * MINUTE, values[i]);
            }
            PointDetector restored = each.restore(BERLIN, stopped.save());

            for (int i = cut; i < values.length; i++) {
                assertThat(restored.score(START + i * MINUTE, values[i]))
                        .isEqualTo(whole.score(START + i * MINUTE, values[i]));
            }
            assertThat(restored.save()).isEqualTo(whole.save());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTheStateOfAnother(Detectors each) {
        Detectors other = each == Detectors.EWMA ? Detectors.Z_SCORE : Detectors.EWMA;
        SavedState state = other.create(BERLIN).save();

        assertThatThrownBy(() -> each.restore(BERLIN, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(state.of());
    }

    /** Powers of two lose no digits, so not even the last bit may differ. */
    @ParameterizedTest
    @EnumSource
    void doesNotCareForTheUnit(Detectors each) {
        for (int seed = 0; seed < 10; seed++) {
            double[] values = series(seed, 2_000);
            List<Double> scores = scores(each.create(BERLIN), values, MINUTE);
            for (double factor : new double[] {Math.pow(2, -40), 1 / 1024.0, 4, Math.pow(2, 60)}) {
                double[] scaled = values.clone();
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] *= factor;
                }
                assertThat(scores(each.create(BERLIN), scaled, MINUTE)).isEqualTo(scores);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotCareForTheOffset(Detectors each) {
        for (int seed = 0; seed < 10; seed++) {
            double[] values = series(seed, 2_000);
            double[] shifted = values.clone();
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] -= 1_000;
            }
            List<Double> scores = scores(each.create(BERLIN), values, MINUTE);
            List<Double> ofShifted = scores(each.create(BERLIN), shifted, MINUTE);

            long alike = 0;
            for (int i = 0; i < scores.size(); i++) {
                alike += Math.abs(scores.get(i) - ofShifted.get(i)) < 1e-6 ? 1 : 0;
            }
            assertThat(alike).as("of 2,000; rounding may turn a tie").isGreaterThan(1_950);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSilentOnAConstantSeries(Detectors each) {
        for (double constant : new double[] {0, 1, -3, 0.1, 1e-300, 1e99, 1e300, 123_456_789.123}) {
            double[] values = new double[5_000];
            Arrays.fill(values, constant);

            assertThat(scores(each.create(BERLIN), values, MINUTE))
                    .as("" + constant)
                    .allMatch(score -> score < 0.5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesWhateverComes(Detectors each) {
        PointDetector detector = each.create(BERLIN);
        double[] odd = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            -0.0,
            1e308,
            -1e308,
            1e100,
            -1e100,
            Double.MIN_VALUE,
            5
        };
        long[] when = {START, START, START - 1, Long.MAX_VALUE, Long.MIN_VALUE, 0, START + 999_999_999_999L};
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            double value = random.nextInt(3) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian();
            long at = random.nextInt(3) == 0 ? when[random.nextInt(when.length)] : START + i;
            assertThat(detector.score(at, value)).isBetween(0.0, 1.0);
        }
        for (int i = 0; i < 3_000; i++) {
            assertThat(detector.score(START, random.nextGaussian())).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPointWithoutAValueIsNoPoint(Detectors each) {
        double[] values = series(3, 2_000);
        PointDetector clean = each.create(BERLIN);
        PointDetector holes = each.create(BERLIN);
        for (int i = 0; i < values.length; i++) {
            assertThat(holes.score(START + i * MINUTE, Double.NaN)).isZero();
            assertThat(holes.score(START + i * MINUTE, values[i]))
                    .isEqualTo(clean.score(START + i * MINUTE, values[i]));
        }
    }

    @Test
    void isFoundByNameAndTellsTheNamesThereAre() {
        assertThat(Detectors.of("Z-Score")).isEqualTo(Detectors.Z_SCORE);
        assertThatThrownBy(() -> Detectors.of("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no detector 'oracle'; there are novelty, z-score, robust, seasonal, ewma");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 60_000, 600_000, 3_600_000, 86_400_000})
    void theDefaultFindsASpikeAtAnyStepAndIsQuietInTheBeginning(long step) {
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[1_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = 10 + random.nextGaussian();
            }
            values[50] = 100;
            values[900] = 300;

            List<Double> scores = scores(new AnomalyDetector(ZoneOffset.UTC), values, step);

            assertThat(scores.subList(0, 100)).allMatch(score -> score == 0);
            assertThat(scores.get(900)).isGreaterThanOrEqualTo(PointDetector.ALARM);
            assertThat(scores.stream().filter(score -> score >= PointDetector.ALARM))
                    .hasSizeLessThan(6);
        }
    }

    @Test
    void theDefaultFindsASilenceAtNoonAndALostNight() {
        for (boolean silence : new boolean[] {true, false}) {
            AnomalyDetector detector = new AnomalyDetector(ZoneOffset.UTC);
            SplittableRandom random = new SplittableRandom(5);
            boolean alarm = false;
            for (int i = 0; i < 15 * 144; i++) {
                int hour = i / 6 % 24;
                boolean odd = i >= 14 * 144 && (silence ? hour >= 12 : hour < 6);
                boolean busy = hour >= 8 && hour < 20;
                double value = (busy != odd ? 1_000 : 50) + 20 * random.nextGaussian();
                alarm |= detector.score(START + i * 600_000L, value) >= PointDetector.ALARM && odd;
            }
            assertThat(alarm).isTrue();
        }
    }

    @Test
    void moreSensitivityAlarmsMoreOften() {
        long few = 0;
        long many = 0;
        for (int seed = 0; seed < 20; seed++) {
            double[] values = series(seed, 3_000);
            few += alarms(new AnomalyDetector(BERLIN, 0.25), values);
            many += alarms(new AnomalyDetector(BERLIN, 4), values);
        }
        assertThat(few).isPositive().isLessThan(many);
        assertThatThrownBy(() -> new AnomalyDetector(BERLIN, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0");
    }

    private static long alarms(PointDetector detector, double[] values) {
        return scores(detector, values, MINUTE).stream()
                .filter(score -> score >= PointDetector.ALARM)
                .count();
    }

    @Test
    void theStateIsAsSmallAsPromised() {
        assertThat(new AnomalyDetector(BERLIN).save().numbers()).hasSizeLessThan(2_700);
        assertThat(new SeasonalBaseline(BERLIN).save().numbers()).hasSizeLessThan(600);
    }
}
