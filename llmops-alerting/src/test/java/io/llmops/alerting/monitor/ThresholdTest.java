package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Signal LATENCY = Signal.of("gen_ai.client.inference.duration");
    private static final Signal CALLS = LATENCY.by("model");
    private static final Value ERROR_RATE =
            Value.ratio(Value.count(CALLS.where("error.type", "*"), WINDOW), Value.count(CALLS, WINDOW));

    private final SignalHistory history = new SignalHistory();
    private final Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void breachesBeyondTheLimitHoldsDownToTheRecoveryAndIsClearBelow() {
        Threshold slow = Threshold.above(Value.mean(LATENCY, WINDOW), 2).recoverAt(1);

        assertThat(stateAtLevel(slow, 2.01)).isEqualTo(Reading.State.BREACHED);
        assertThat(stateAtLevel(slow, 2)).isEqualTo(Reading.State.HOLDING);
        assertThat(stateAtLevel(slow, 1.01)).isEqualTo(Reading.State.HOLDING);
        assertThat(stateAtLevel(slow, 1)).isEqualTo(Reading.State.CLEAR);
    }

    @Test
    void belowIsTheMirrorImage() {
        Threshold poor = Threshold.below(Value.mean(LATENCY, WINDOW), 1).recoverAt(2);

        assertThat(stateAtLevel(poor, 0.99)).isEqualTo(Reading.State.BREACHED);
        assertThat(stateAtLevel(poor, 1)).isEqualTo(Reading.State.HOLDING);
        assertThat(stateAtLevel(poor, 2)).isEqualTo(Reading.State.CLEAR);
    }

    @Test
    void withoutARecoveryThereIsNoBand() {
        Threshold slow = Threshold.above(Value.mean(LATENCY, WINDOW), 2);

        assertThat(stateAtLevel(slow, 2.01)).isEqualTo(Reading.State.BREACHED);
        assertThat(stateAtLevel(slow, 2)).isEqualTo(Reading.State.CLEAR);
    }

    @Test
    void measuresEachGroupByItself() {
        record(Labels.of("model", "a"), 1, 1, 4);
        record(Labels.of("model", "b"), 8, 8, 8);

        Map<Labels, Reading> readings = step(Threshold.above(Value.quantile(CALLS, 0.5, WINDOW), 5));

        assertThat(readings.get(Labels.of("model", "a")).state()).isEqualTo(Reading.State.CLEAR);
        assertThat(readings.get(Labels.of("model", "b")).state()).isEqualTo(Reading.State.BREACHED);
        assertThat(readings.get(Labels.of("model", "b")).value()).isEqualTo(8);
        assertThat(readings.get(Labels.of("model", "b")).samples()).isEqualTo(3);
    }

    @Test
    void aRateIsPerSecondOfTheTimeItsDataCover() {
        record(Labels.none(), new double[600]);

        assertThat(step(Threshold.above(Value.rate(LATENCY, Duration.ofMinutes(1)), 5))
                        .get(Labels.none())
                        .value())
                .isEqualTo(10);
    }

    @Test
    void aRatioWithNothingToCountIsZeroWhereTheDenominatorHasData() {
        record(Labels.of("model", "a"), 1, 1, 1);
        record(Labels.of("model", "b"), 1);
        record(Labels.of("model", "b", "error.type", "timeout"), 1);

        Map<Labels, Reading> readings = step(Threshold.above(ERROR_RATE, 0.1));

        assertThat(readings.get(Labels.of("model", "a")).value()).isZero();
        assertThat(readings.get(Labels.of("model", "a")).state()).isEqualTo(Reading.State.CLEAR);
        assertThat(readings.get(Labels.of("model", "b")).value()).isEqualTo(0.5);
        assertThat(readings).doesNotContainKey(Labels.of("model", "c"));
    }

    @Test
    void aRatioOfMeansIsNoDataWhereEitherIsMissing() {
        Value.Of recent = Value.mean(CALLS, WINDOW);
        record(Labels.of("model", "a"), 3);
        record(now.minus(Duration.ofHours(1)), Labels.of("model", "b"), 3);

        assertThat(step(Threshold.above(Value.ratio(recent, recent.before(Duration.ofHours(1))), 2)))
                .isEmpty();
    }

    @Test
    void anOffsetComparesWithWhatWasThen() {
        Value.Of recent = Value.mean(LATENCY, WINDOW);
        record(now.minus(Duration.ofHours(1)), Labels.none(), 1, 1);
        record(Labels.none(), 3, 3);

        Reading reading = step(Threshold.above(Value.ratio(recent, recent.before(Duration.ofHours(1))), 2))
                .get(Labels.none());

        assertThat(reading.value()).isEqualTo(3);
        assertThat(reading.state()).isEqualTo(Reading.State.BREACHED);
    }

    @Test
    void tooFewSamplesAreNoDataButAnErrorCountMayBeSmall() {
        record(Labels.of("model", "a"), new double[49]);
        record(Labels.of("model", "a", "error.type", "timeout"), 1, 1, 1);
        Reading judged = step(Threshold.above(ERROR_RATE, 0.05).minSamples(50)).get(Labels.of("model", "a"));
        Reading unjudged =
                step(Threshold.above(ERROR_RATE, 0.05).minSamples(53)).get(Labels.of("model", "a"));

        assertThat(judged.state()).isEqualTo(Reading.State.BREACHED);
        assertThat(judged.samples()).isEqualTo(52);
        assertThat(unjudged.state()).isEqualTo(Reading.State.NO_DATA);
    }

    @Test
    void whatHasNoMeaningIsNoDataRatherThanZero() {
        history.add("cost", Labels.none(), Aggregate.increased(3), now.minusSeconds(10), now);
        history.add("gpu", Labels.none(), Aggregate.observed(3), now.minusSeconds(10), now);
        history.advanceTo(now);

        assertThat(step(Threshold.above(Value.mean(Signal.of("cost"), WINDOW), 1))
                        .get(Labels.none())
                        .state())
                .isEqualTo(Reading.State.NO_DATA);
        assertThat(step(Threshold.above(Value.sum(Signal.of("gpu"), WINDOW), 1))
                        .get(Labels.none())
                        .state())
                .isEqualTo(Reading.State.NO_DATA);
        assertThat(step(Threshold.above(Value.sum(Signal.of("cost"), WINDOW), 1))
                        .get(Labels.none())
                        .value())
                .isEqualTo(3);
    }

    @Test
    void outsideABandIsWrongOnEitherSide() {
        Threshold band = Threshold.outside(Value.mean(LATENCY, WINDOW), 1, 4).recoverWithin(1.5, 3);

        assertThat(stateAtLevel(band, 0.9)).isEqualTo(Reading.State.BREACHED);
        assertThat(stateAtLevel(band, 1.2)).isEqualTo(Reading.State.HOLDING);
        assertThat(stateAtLevel(band, 2)).isEqualTo(Reading.State.CLEAR);
        assertThat(stateAtLevel(band, 3.5)).isEqualTo(Reading.State.HOLDING);
        assertThat(stateAtLevel(band, 4.1)).isEqualTo(Reading.State.BREACHED);
        assertThat(band.describe()).endsWith("over 5m outside 1 to 4, recovers within 1.5 to 3");
        assertThat(band.describe(new Reading(Reading.State.BREACHED, 5, 4, 9, List.of())))
                .endsWith("is 5, limit 4");
    }

    @Test
    void aShareOfAHandfulOfCallsIsOnlyWrongIfChanceHardlyDoesIt() {
        Threshold plain = Threshold.above(ERROR_RATE, 0.05);
        Threshold significant = plain.significant(0.001);

        assertThat(stateAt(plain, 1, 9)).isEqualTo(Reading.State.BREACHED);
        assertThat(stateAt(significant, 1, 9)).as("p 0.4").isEqualTo(Reading.State.HOLDING);
        assertThat(stateAt(significant, 3, 7)).as("p 0.012").isEqualTo(Reading.State.HOLDING);
        assertThat(stateAt(significant, 5, 5)).as("p 0.00006").isEqualTo(Reading.State.BREACHED);
        assertThat(stateAt(significant, 0, 10)).isEqualTo(Reading.State.CLEAR);
        assertThat(significant.describe()).contains("above 0.05, significant at 0.001");
    }

    @Test
    void significanceIsExact() {
        for (long calls = 1; calls < 60; calls++) {
            for (long failed = 1; failed <= calls; failed++) {
                boolean beyond = (double) failed / calls > 0.05;
                boolean rare = Binomial.atLeast(failed, calls, 0.05) <= 0.001;
                assertThat(stateAt(Threshold.above(ERROR_RATE, 0.05).significant(0.001), failed, calls - failed))
                        .isEqualTo(
                                beyond ? rare ? Reading.State.BREACHED : Reading.State.HOLDING : Reading.State.CLEAR);
            }
        }
    }

    private Reading.State stateAt(Threshold threshold, long failed, long succeeded) {
        RawSource source = new RawSource();
        if (succeeded > 0) {
            source.add(LATENCY.metric(), Labels.of("model", "a"), Aggregate.counted(succeeded), now);
        }
        if (failed > 0) {
            source.add(LATENCY.metric(), Labels.of("model", "a", "error.type", "x"), Aggregate.counted(failed), now);
        }
        return ConditionRunners.of(threshold)
                .step(source.feeds(), now)
                .get(Labels.of("model", "a"))
                .state();
    }

    @Test
    void saysWhatItIsAndWhatItFound() {
        Threshold slow = Threshold.above(Value.mean(LATENCY, Duration.ofMinutes(10)), 1.5)
                .recoverAt(1)
                .minSamples(20);
        Reading breach = new Reading(Reading.State.BREACHED, 2.3149, 1.5, 80, List.of());
        Reading few = new Reading(Reading.State.NO_DATA, 2.3149, 1.5, 12, List.of());

        assertThat(slow.describe())
                .isEqualTo(
                        "mean of gen_ai.client.inference.duration over 10m above 1.5, recovers at 1, from 20 samples");
        assertThat(slow.describe(breach))
                .isEqualTo("mean of gen_ai.client.inference.duration over 10m is 2.31, limit 1.5");
        assertThat(slow.describe(few)).endsWith("over 10m has too few samples, 12 of 20");
        assertThat(slow.describe(Reading.absent())).endsWith("over 10m has no data");
        assertThat(ERROR_RATE)
                .hasToString("count of gen_ai.client.inference.duration{error.type=*} by model over 5m"
                        + " / count of gen_ai.client.inference.duration by model over 5m");
        assertThat(ERROR_RATE.ofOneGroup())
                .isEqualTo("count of gen_ai.client.inference.duration{error.type=*} over 5m"
                        + " / count of gen_ai.client.inference.duration over 5m");
        Value.Of now = Value.mean(LATENCY, WINDOW);
        Value.Of past = Value.mean(LATENCY, Duration.ofHours(12)).before(Duration.ofMinutes(20));
        assertThat(Value.ratio(now, past).ofOneGroup())
                .isEqualTo("mean of gen_ai.client.inference.duration over 5m / over 12h until 20m ago");
        assertThat(Value.quantile(LATENCY, 0.999, WINDOW).before(Duration.ofDays(7)))
                .hasToString("p99.9 of gen_ai.client.inference.duration over 5m until 7d ago");
    }

    @Test
    void refusesWhatCannotWorkAndSaysWhatWould() {
        Value mean = Value.mean(LATENCY, WINDOW);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.above(mean, 1).recoverAt(2))
                .withMessageContaining("above 1 but would be right again at 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.below(mean, 2).recoverAt(1))
                .withMessageContaining("below 2 but would be right again at 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.above(mean, Double.NaN))
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.above(mean, 1).minSamples(0))
                .withMessageContaining("give 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.mean(LATENCY, Duration.ZERO))
                .withMessageContaining("give a positive one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.quantile(LATENCY, 95, WINDOW))
                .withMessageContaining("0.95");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.ratio(mean, Value.mean(CALLS, WINDOW)))
                .withMessageContaining("by [] above and by [model] below");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.above(mean, 0.5).significant(0.001))
                .withMessageContaining("takes a share");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.above(ERROR_RATE, 0.5).significant(0))
                .withMessageContaining("such as 0.001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.above(mean, 0.5).recoverWithin(0.1, 0.2))
                .withMessageContaining("use recoverAt");
    }

    private Reading.State stateAtLevel(Threshold threshold, double level) {
        SignalHistory one = new SignalHistory();
        one.add(LATENCY.metric(), Labels.none(), Aggregate.recorded(level), now.minusSeconds(10), now);
        one.advanceTo(now);
        return ConditionRunners.of(threshold)
                .step(new Feeds(one), now)
                .get(Labels.none())
                .state();
    }

    private void record(Labels labels, double... seconds) {
        record(now, labels, seconds);
    }

    private void record(Instant at, Labels labels, double... seconds) {
        double[] positive = Arrays.stream(seconds).map(it -> it == 0 ? 0.5 : it).toArray();
        history.add(LATENCY.metric(), labels, Aggregate.recorded(positive), at.minusSeconds(10), at);
        history.advanceTo(now);
    }

    private Map<Labels, Reading> step(Condition condition) {
        return ConditionRunners.of(condition).step(new Feeds(history), now);
    }
}
