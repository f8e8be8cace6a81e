package io.llmops.alerting.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

    private static final Sensitivity RARE = Sensitivity.oneFalseAlarmIn(100_000);
    private static final int BASELINE = 5000;
    private static final List<SeriesKind> KINDS =
            List.of(SeriesKind.score(), SeriesKind.unbounded(), SeriesKind.rate());

    private final Random random = new Random(1);
    private long clock;

    @Test
    void findsTokensThatGrewByATenth() {
        ChangeDetector detector = learned(SeriesKind.unbounded(), () -> tokens(1));
        int delay = delay(detector, () -> tokens(1.1));
        assertThat(delay).isLessThan(250);
        Change change = detector.change().orElseThrow();
        assertThat(change.direction()).isEqualTo(Change.Direction.UP);
        assertThat(change.onsetEpochMilli()).isCloseTo(BASELINE, within(100L));
        assertThat(change.foundEpochMilli()).isEqualTo(BASELINE + delay - 1);
        assertThat(change.low()).isLessThan(tokenMean(1.1));
        assertThat(change.high()).isGreaterThan(tokenMean(1.1));
        assertThat(change.ratio()).isCloseTo(1.1, within(0.1));
    }

    @Test
    void findsTokensThatShrank() {
        ChangeDetector detector = learned(SeriesKind.unbounded(), () -> tokens(1));
        assertThat(delay(detector, () -> tokens(0.8))).isLessThan(100);
        assertThat(detector.change().orElseThrow().direction()).isEqualTo(Change.Direction.DOWN);
    }

    @Test
    void findsABlockRateThatDoubled() {
        ChangeDetector detector = learned(SeriesKind.rate(), () -> happens(0.02));
        assertThat(delay(detector, () -> happens(0.08))).isLessThan(400);
        Change change = detector.change().orElseThrow();
        assertThat(change.before()).isCloseTo(0.02, within(0.006));
        assertThat(change.low()).isGreaterThan(0).isLessThan(0.08);
    }

    @Test
    void findsARateThatFell() {
        ChangeDetector detector = learned(SeriesKind.rate(), () -> happens(0.3));
        assertThat(delay(detector, () -> happens(0.15))).isLessThan(600);
        assertThat(detector.change().orElseThrow().direction()).isEqualTo(Change.Direction.DOWN);
    }

    @Test
    void findsQualityThatDroppedALittle() {
        ChangeDetector detector = learned(SeriesKind.score(), () -> score(0.8));
        assertThat(delay(detector, () -> score(0.77))).isLessThan(600);
        Change change = detector.change().orElseThrow();
        assertThat(change.direction()).isEqualTo(Change.Direction.DOWN);
        assertThat(change.after()).isCloseTo(0.77, within(0.02));
        assertThat(change.low()).isLessThan(0.77);
        assertThat(change.high()).isGreaterThan(0.77).isLessThan(0.8);
    }

    @Test
    void findsAnythingNewInASignalThatNeverMoved() {
        for (SeriesKind kind : KINDS) {
            ChangeDetector detector = learned(kind, () -> 1);
            assertThat(delay(detector, () -> 0)).as(kind.toString()).isLessThan(20);
        }
        ChangeDetector detector = learned(SeriesKind.unbounded(), () -> 1);
        assertThat(delay(detector, () -> 1.001)).isLessThan(20);
    }

    @Test
    void keepsItsPromiseWhereNothingChanges() {
        assertThat(falseAlarms(SeriesKind.unbounded(), () -> tokens(1))).isLessThanOrEqualTo(6);
        assertThat(falseAlarms(SeriesKind.rate(), () -> happens(0.02))).isLessThanOrEqualTo(6);
        assertThat(falseAlarms(SeriesKind.score(), () -> score(0.8))).isLessThanOrEqualTo(6);
    }

    @Test
    void keepsItsPromiseWhereNeighboursResembleEachOther() {
        assertThat(falseAlarms(SeriesKind.unbounded(), inStreaks(0.5))).isLessThanOrEqualTo(6);
        Supplier<Double> streaks = inStreaks(0.5);
        assertThat(falseAlarms(SeriesKind.score(), () -> 0.8 + 0.07 * streaks.get()))
                .isLessThanOrEqualTo(6);
    }

    /** Of 200,000 events: 2 are to be expected, and seven or more come once in two hundred tests. */
    private int falseAlarms(SeriesKind kind, Supplier<? extends Number> numbers) {
        int alarms = 0;
        for (int run = 0; run < 10; run++) {
            ChangeDetector detector = ChangeDetector.of(kind, RARE);
            for (int i = 0; i < 20_000; i++) {
                detector.add(numbers.get().doubleValue(), i);
                if (detector.change().isPresent()) {
                    alarms++;
                    detector.acknowledge();
                }
            }
        }
        return alarms;
    }

    @Test
    void learnsTheNewLevelAfterAcknowledgement() {
        ChangeDetector detector = learned(SeriesKind.unbounded(), () -> tokens(1));
        delay(detector, () -> tokens(2));
        detector.acknowledge();
        assertThat(detector.phase()).isEqualTo(ChangeDetector.Phase.LEARNING);
        assertThat(detector.change()).isEmpty();
        add(detector, BASELINE, () -> tokens(2));
        assertThat(detector.phase()).isEqualTo(ChangeDetector.Phase.WATCHING);
        assertThat(delay(detector, () -> tokens(1))).isLessThan(50);
    }

    @Test
    void takesAChangeForNormalAfterATime() {
        ChangeDetector detector = learned(SeriesKind.rate(), () -> happens(0.02));
        delay(detector, () -> happens(0.5));
        clock += ChangeDetector.RELEARN_AFTER.toMillis();
        detector.add(1, clock);
        assertThat(detector.phase()).isEqualTo(ChangeDetector.Phase.LEARNING);
    }

    @Test
    void seesThatAChangeIsOver() {
        for (SeriesKind kind : List.of(SeriesKind.unbounded(), SeriesKind.score())) {
            ChangeDetector detector = learned(kind, () -> score(0.5));
            delay(detector, () -> score(0.6));
            add(detector, 2000, () -> score(0.6));
            assertThat(detector.change()).as("still there").isPresent();
            add(detector, 500, () -> score(0.5));
            assertThat(detector.change()).as("over").isEmpty();
            assertThat(detector.phase()).isEqualTo(ChangeDetector.Phase.WATCHING);
        }
    }

    @Test
    void standsStillWhileSuspicious() {
        ChangeDetector detector = learned(SeriesKind.unbounded(), () -> tokens(1));
        while (detector.phase() == ChangeDetector.Phase.WATCHING) {
            detector.add(tokens(1.1), ++clock);
        }
        long learned = detector.learned();
        assertThat(detector.phase()).isEqualTo(ChangeDetector.Phase.SUSPICIOUS);
        assertThat(detector.evidence()).isBetween(5_000.0, 100_000.0);
        detector.add(tokens(1.1), ++clock);
        assertThat(detector.learned()).isEqualTo(learned);
    }

    @Test
    void numbersThatAreNoneAreCountedAndIgnored() {
        for (SeriesKind kind : KINDS) {
            ChangeDetector with = ChangeDetector.of(kind, RARE);
            ChangeDetector without = ChangeDetector.of(kind, RARE);
            for (int i = 0; i < 3000; i++) {
                double x = score(0.5);
                with.add(x, i);
                with.add(i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY, i);
                without.add(x, i);
            }
            assertThat(with.ignored()).isEqualTo(3000);
            assertThat(with.evidence()).isEqualTo(without.evidence());
        }
    }

    @Test
    void bearsAnyNumbersInAnyOrder() {
        double[] odd = {
            0,
            -0.0,
            1,
            -1,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            1e100,
            0.1,
            0.5,
            2,
            1e-300,
            Double.NaN,
            Double.POSITIVE_INFINITY
        };
        for (int seed = 0; seed < 20; seed++) {
            Random order = new Random(seed);
            int few = 1 + order.nextInt(odd.length);
            for (SeriesKind kind : KINDS) {
                ChangeDetector detector = ChangeDetector.of(kind, Sensitivity.oneFalseAlarmIn(2000));
                for (int i = 0; i < 12_000; i++) {
                    detector.add(odd[order.nextInt(few)], order.nextLong());
                    assertThat(detector.evidence()).isNotNaN().isNotNegative();
                    detector.change()
                            .ifPresent(change -> assertThat(change.after()).isFinite());
                }
                assertThat(ChangeDetector.restore(detector.save()).evidence()).isEqualTo(detector.evidence());
            }
        }
    }

    @Test
    void goesOnExactlyWhereItWasSaved() {
        for (SeriesKind kind : KINDS) {
            ChangeDetector original = ChangeDetector.of(kind, Sensitivity.oneFalseAlarmIn(5000), Duration.ofSeconds(3));
            ChangeDetector restored = original;
            for (int i = 0; i < 30_000; i++) {
                double x = kind instanceof SeriesKind.Rate
                        ? happens(i / 6000 % 2 == 0 ? 0.1 : 0.4)
                        : score(i / 6000 % 2 == 0 ? 0.5 : 0.7);
                original.add(x, i);
                if (restored != original) {
                    restored.add(x, i);
                }
                if (random.nextInt(500) == 0) {
                    restored = ChangeDetector.restore(original.save());
                }
                assertThat(restored.evidence()).isEqualTo(original.evidence());
                assertThat(restored.phase()).isEqualTo(original.phase());
                assertThat(restored.change()).isEqualTo(original.change());
            }
            assertThat(restored.save()).isEqualTo(original.save());
        }
    }

    @Test
    void saysWhatIsWrongWithSavedState() {
        SavedState saved = learned(SeriesKind.rate(), () -> happens(0.1)).save();
        assertThatThrownBy(() -> ChangeDetector.restore(new SavedState("other", saved.numbers())))
                .hasMessageContaining("other");
        assertThatThrownBy(() -> ChangeDetector.restore(
                        new SavedState(saved.of(), saved.numbers().subList(0, 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too early");
        assertThatThrownBy(() -> ChangeDetector.restore(
                        new SavedState(saved.of().replace("rate", "unbounded"), saved.numbers())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isRareEnoughForAWeek() {
        assertThat(Sensitivity.falseAlarmsPerWeek(0.25, 50_000)).isEqualTo(new Sensitivity(1_400_000));
        assertThat(Sensitivity.oneFalseAlarmIn(1e5).sharedBy(20)).isEqualTo(new Sensitivity(2e6));
        assertThatThrownBy(() -> Sensitivity.oneFalseAlarmIn(10)).hasMessageContaining("give from 1000");
        assertThatThrownBy(() -> Sensitivity.falseAlarmsPerWeek(0, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private ChangeDetector learned(SeriesKind kind, Supplier<? extends Number> numbers) {
        clock = -1;
        ChangeDetector detector = ChangeDetector.of(kind, RARE);
        add(detector, BASELINE, numbers);
        assertThat(detector.phase()).isEqualTo(ChangeDetector.Phase.WATCHING);
        return detector;
    }

    private void add(ChangeDetector detector, int count, Supplier<? extends Number> numbers) {
        for (int i = 0; i < count; i++) {
            detector.add(numbers.get().doubleValue(), ++clock);
        }
    }

    private int delay(ChangeDetector detector, Supplier<? extends Number> numbers) {
        for (int i = 1; i <= 10_000; i++) {
            detector.add(numbers.get().doubleValue(), ++clock);
            if (detector.change().isPresent()) {
                return i;
            }
        }
        throw new AssertionError("No change found");
    }

    private double tokens(double ratio) {
        return Math.rint(ratio * Math.exp(5.5 + 0.3 * random.nextGaussian()));
    }

    private static double tokenMean(double ratio) {
        return ratio * Math.exp(5.5 + 0.3 * 0.3 / 2);
    }

    private double happens(double rate) {
        return random.nextDouble() < rate ? 1 : 0;
    }

    private double score(double mean) {
        return Math.max(0, Math.min(1, mean + 0.07 * random.nextGaussian()));
    }

    private Supplier<Double> inStreaks(double r) {
        double[] state = {0};
        return () -> {
            state[0] = r * state[0] + Math.sqrt(1 - r * r) * random.nextGaussian();
            return state[0];
        };
    }
}
