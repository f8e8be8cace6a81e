package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalHistoryTest {

    private static final String CALLS = "llmops.calls";
    private static final Signal ALL_CALLS = Signal.of(CALLS);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);

    private final SignalHistory history = new SignalHistory();
    private Instant now = START;

    @Test
    void aWindowHoldsExactlyWhatWasCollectedInIt() {
        collectOneCallPerStep(Duration.ofMinutes(10));

        Window window = last(Duration.ofMinutes(5));

        assertThat(window.groups().get(Labels.none()).count()).isEqualTo(30);
        assertThat(window.length()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aWindowIsRightWhateverThePhaseOfTheCollects() {
        now = START.plusMillis(3_777);
        collectOneCallPerStep(Duration.ofMinutes(10));

        Window window = last(Duration.ofMinutes(5));

        double perSecond = window.groups().get(Labels.none()).count()
                / (double) window.length().toSeconds();
        assertThat(perSecond).isBetween(0.098, 0.105);
    }

    @Test
    void olderWindowsAreCoarserAndSayWhereTheyReallyBeginAndEnd() {
        collectOneCallPerStep(Duration.ofHours(5));

        Instant until = now.minus(Duration.ofHours(3)).plusSeconds(70);
        Window window = history.window(ALL_CALLS, until.minus(Duration.ofMinutes(33)), until);

        assertThat(window.from()).isEqualTo(START.plus(Duration.ofMinutes(90)));
        assertThat(window.until()).isEqualTo(START.plus(Duration.ofHours(2)));
        assertThat(window.groups().get(Labels.none()).count()).isEqualTo(180);
    }

    @Test
    void growingCoarserLosesNothingUntilTheReachAndForgetsBeyond() {
        collectOneCallPerStep(Duration.ofDays(7));
        assertThat(last(Duration.ofDays(8)).groups().get(Labels.none()).count()).isEqualTo(7 * 24 * 360);

        collectOneCallPerStep(Duration.ofDays(3));
        assertThat(last(Duration.ofDays(20)).groups().get(Labels.none()).count())
                .isBetween(8 * 24 * 360L, (8 * 24 + 1) * 360L);
    }

    @Test
    void aGroupWithoutDataIsAbsent() {
        collectOneCallPerStep(Duration.ofMinutes(10));
        now = now.plus(Duration.ofMinutes(10));
        history.advanceTo(now);

        assertThat(last(Duration.ofMinutes(5)).groups()).isEmpty();
    }

    @Test
    void aCollectorThatStandsStillGivesNoDataRatherThanOldData() {
        collectOneCallPerStep(Duration.ofMinutes(10));
        now = now.plus(Duration.ofMinutes(10));

        assertThat(last(Duration.ofMinutes(5)).groups()).isEmpty();
    }

    @Test
    void matchesAndGroupsByLabels() {
        add(Labels.of("model", "a", "error.type", "timeout"), 1);
        add(Labels.of("model", "a"), 2);
        add(Labels.of("model", "b"), 4);
        add(Labels.none(), 8);
        history.advanceTo(now);

        assertThat(counts(ALL_CALLS.by("model"))).containsExactlyInAnyOrder("{model=a}:3", "{model=b}:4", "{}:8");
        assertThat(counts(ALL_CALLS.where("error.type", Signal.PRESENT))).containsExactly("{}:1");
        assertThat(counts(ALL_CALLS.where("error.type", Signal.ABSENT))).containsExactly("{}:14");
        assertThat(counts(ALL_CALLS.where("model", "b"))).containsExactly("{}:4");
        assertThat(counts(ALL_CALLS.where("model", "!a"))).containsExactly("{}:4");
        assertThat(counts(ALL_CALLS.where("error.type", "!timeout"))).isEmpty();
        assertThat(counts(ALL_CALLS.where("model", "?!a"))).as("or none").containsExactly("{}:12");
        assertThat(counts(ALL_CALLS.where("model", "?!a,b"))).containsExactly("{}:8");
        assertThat(counts(ALL_CALLS.where("error.type", "?!time*"))).containsExactly("{}:14");
        assertThat(counts(ALL_CALLS.where("error.type", "?!out*"))).containsExactly("{}:15");
        assertThat(ALL_CALLS.where("model", "?!a,b*"))
                .as("as Prometheus writes it")
                .hasToString(CALLS + "{model!=a,b*}");
        assertThat(counts(ALL_CALLS.where("model", "c"))).isEmpty();
        assertThat(history.metrics()).containsExactly(CALLS);
    }

    @Test
    void oneSeriesTooManyIsDroppedAndCountedWhileTheOthersGoOn() {
        SignalHistory small =
                new SignalHistory(Retention.standard(), HistoryLimits.standard().series(2, 3));
        for (int i = 0; i < 4; i++) {
            small.add(CALLS, Labels.of("model", "m" + i % 3), Aggregate.counted(1), now, now);
            small.add("other", Labels.of("model", "m" + i), Aggregate.counted(1), now, now);
        }
        small.advanceTo(now.plus(STEP));

        Instant until = now.plus(STEP);
        assertThat(small.window(ALL_CALLS, START.minus(STEP), until)
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(3);
        assertThat(small.window(Signal.of("other"), START.minus(STEP), until)
                        .groups()
                        .get(Labels.none())
                        .count())
                .isEqualTo(1);
        assertThat(small.droppedPoints()).isEqualTo(4);
    }

    @Test
    void aSeriesSilentForTheWholeReachMakesRoom() {
        SignalHistory small = new SignalHistory(
                Retention.standard(Duration.ofHours(25)),
                HistoryLimits.standard().series(1, 1));
        small.add(CALLS, Labels.of("model", "old"), Aggregate.counted(1), now, now);
        small.advanceTo(now);
        now = now.plus(Duration.ofHours(26));
        small.advanceTo(now);
        now = now.plus(Duration.ofMinutes(10));
        small.advanceTo(now);
        small.add(CALLS, Labels.of("model", "new"), Aggregate.counted(1), now, now);
        small.advanceTo(now.plus(STEP));

        assertThat(small.droppedPoints()).isZero();
        assertThat(small.window(ALL_CALLS.by("model"), now.minus(STEP), now.plus(STEP))
                        .groups())
                .containsOnlyKeys(Labels.of("model", "new"));
    }

    @Test
    void lateDataFindTheirCell() {
        collectOneCallPerStep(Duration.ofMinutes(10));

        Instant late = START.plus(Duration.ofMinutes(2));
        history.add(CALLS, Labels.none(), Aggregate.counted(100), late.minus(STEP), late);

        assertThat(last(Duration.ofMinutes(5)).groups().get(Labels.none()).count())
                .isEqualTo(30);
        assertThat(last(Duration.ofMinutes(9)).groups().get(Labels.none()).count())
                .isEqualTo(154);
    }

    @Test
    void aClockThatStepsBackForgetsItsFuture() {
        collectOneCallPerStep(Duration.ofMinutes(10));
        now = now.minus(Duration.ofMinutes(5));
        history.advanceTo(now);
        assertThat(last(Duration.ofMinutes(10)).groups().get(Labels.none()).count())
                .isEqualTo(30);

        collectOneCallPerStep(Duration.ofMinutes(5));
        assertThat(last(Duration.ofMinutes(10)).groups().get(Labels.none()).count())
                .isEqualTo(60);
    }

    @Test
    void aClockThatLeapsAheadAndIsPutRightLosesNothingThatWasBefore() {
        collectOneCallPerStep(Duration.ofHours(3));
        Instant right = now;
        now = now.plus(Duration.ofDays(4_000));
        collectOneCallPerStep(Duration.ofMinutes(9));
        now = right;
        history.advanceTo(now);

        assertThat(last(Duration.ofHours(4)).groups().get(Labels.none()).count())
                .isEqualTo(3 * 360);
        collectOneCallPerStep(Duration.ofMinutes(5));
        assertThat(last(Duration.ofMinutes(5)).groups().get(Labels.none()).count())
                .isEqualTo(30);
    }

    @Test
    void aClockThatLeapsAheadAndStaysThereForgetsWhatIsTooOld() {
        collectOneCallPerStep(Duration.ofHours(3));
        now = now.plus(Duration.ofDays(20));
        collectOneCallPerStep(Duration.ofMinutes(12));

        assertThat(last(Duration.ofDays(30)).groups().get(Labels.none()).count())
                .isEqualTo(72);
        assertThat(last(Duration.ofDays(30)).observed())
                .isEqualTo(Duration.ofMinutes(12).minus(STEP));
    }

    @Test
    void whatComesLaterThanTheReachIsDroppedAndCounted() {
        collectOneCallPerStep(Duration.ofMinutes(10));
        Instant old = now.minus(Duration.ofDays(9));
        history.add(CALLS, Labels.none(), Aggregate.counted(1), old.minus(STEP), old);

        assertThat(history.droppedPoints()).isEqualTo(1);
        assertThat(last(Duration.ofDays(30)).groups().get(Labels.none()).count())
                .isEqualTo(60);
    }

    @Test
    void aNewSeriesTakesTheRoomOfTheOneThatHasBeenSilentLongest() {
        SignalHistory small =
                new SignalHistory(Retention.standard(), HistoryLimits.standard().series(3, 3));
        for (int minute = 0; minute < 180; minute++) {
            Instant from = now;
            now = now.plus(Duration.ofMinutes(1));
            for (String model :
                    minute < 10 ? List.of("old", "busy") : minute < 20 ? List.of("older", "busy") : List.of("busy")) {
                small.add(CALLS, Labels.of("model", model), Aggregate.counted(1), from, now);
            }
            if (minute == 60) {
                small.add(CALLS, Labels.of("model", "too early"), Aggregate.counted(1), from, now);
            }
            small.advanceTo(now);
        }
        small.add(CALLS, Labels.of("model", "new"), Aggregate.counted(1), now, now);

        assertThat(small.window(ALL_CALLS.by("model"), START, now.plus(STEP)).groups())
                .doesNotContainKey(Labels.of("model", "old"))
                .containsKeys(Labels.of("model", "older"), Labels.of("model", "busy"));
        assertThat(small.use().evictedSeries()).isEqualTo(1);
        assertThat(small.use().droppedPoints()).isEqualTo(1);
    }

    @Test
    void scarceMemoryCostsTheOldestHoursFirstAndThenWhoIsSilent() {
        long limit = 215_000;
        SignalHistory small =
                new SignalHistory(Retention.standard(), HistoryLimits.standard().bytes(limit));
        for (int minute = 0; minute < 4 * 24 * 60; minute++) {
            Instant from = now;
            now = now.plus(Duration.ofMinutes(1));
            for (int series = 0; series < 30; series++) {
                small.add(CALLS, Labels.of("model", "m" + series), Aggregate.counted(1), from, now);
            }
            small.advanceTo(now);
            assertThat(small.use().bytes()).isLessThan(limit + 30 * 1_000);
        }
        assertThat(small.use().reach()).isBetween(Duration.ofHours(26), Duration.ofHours(95));
        assertThat(small.use().evictedSeries()).isZero();
        assertThat(small.use().series()).isEqualTo(30);

        for (int series = 0; series < 200; series++) {
            small.add("other", Labels.of("model", "m" + series), Aggregate.recorded(1, 2, 3), now, now.plus(STEP));
        }
        now = now.plus(Duration.ofMinutes(1));
        small.advanceTo(now);
        assertThat(small.use().bytes()).isLessThan(limit);
        assertThat(small.use().series()).isGreaterThan(200);
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryLimits.standard().series(5, 4))
                .withMessageContaining("no fewer in all");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HistoryLimits.standard().bytes(1))
                .withMessageContaining("65536 or more");
    }

    @Test
    void refusesARetentionThatCannotBeNested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retention(List.of(
                        new Retention.Tier(Duration.ofSeconds(10), Duration.ofMinutes(1)),
                        new Retention.Tier(Duration.ofSeconds(15), Duration.ofMinutes(2)))))
                .withMessageContaining("PT15S")
                .withMessageContaining("multiple");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.standard(Duration.ofHours(1)))
                .withMessageContaining("more than two hours");
    }

    private void collectOneCallPerStep(Duration length) {
        for (Instant end = now.plus(length); now.isBefore(end); ) {
            Instant from = now;
            now = now.plus(STEP);
            history.add(CALLS, Labels.none(), Aggregate.counted(1), from, now);
            history.advanceTo(now);
        }
    }

    private void add(Labels labels, long calls) {
        history.add(CALLS, labels, Aggregate.counted(calls), now.minus(STEP), now);
    }

    private Window last(Duration length) {
        return history.window(ALL_CALLS, now.minus(length), now);
    }

    private List<String> counts(Signal signal) {
        return history.window(signal, now.minus(STEP), now).groups().entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue().count())
                .toList();
    }
}
