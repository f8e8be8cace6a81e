package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.llmops.alerting.detect.AnomalyDetector;
import io.llmops.alerting.detect.Expected;
import io.llmops.alerting.detect.PointDetector;
import io.llmops.alerting.detect.SeasonalBaseline;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is learned window by window: against an oracle, over restarts, in steps of any size. */
class LearnedConditionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Signal LATENCY = Signal.of("latency").by("model");
    private static final Value MEAN = Value.mean(LATENCY, WINDOW);
    private static final Labels A = Labels.of("model", "a");
    private static final Labels B = Labels.of("model", "b");
    private static final Instant START = Instant.parse("2026-03-25T00:00:00Z"); // daylight saving comes on the 29th
    private static final int WINDOWS = 6 * 48;

    private static final StdDev STD_DEV =
            StdDev.beyond(MEAN, 2).log().zone(BERLIN).windows(2);
    private static final Seasonal SEASONAL = Seasonal.outside(MEAN, 0.6, 1.5)
            .zone(BERLIN)
            .during(WeekSchedule.of(BERLIN, "sat,sun"), Limit.outside(0.3, 3))
            .windows(1);
    private static final Anomaly ANOMALY = Anomaly.of(MEAN).zone(BERLIN).alarmsPerWeek(2);
    private static final Trend TREND =
            Trend.either(MEAN, Duration.ofDays(2), 0.1).alpha(0.05);

    private final RawSource source = new RawSource();
    private final double[] means = new double[WINDOWS];

    static Stream<Condition> conditions() {
        return Stream.of(STD_DEV, SEASONAL, TREND, ANOMALY, AllOf.of(STD_DEV, Not.of(TREND)));
    }

    /** Four and a half days usual with a daily rhythm, then troubles; model b comes late and has gaps. */
    @BeforeEach
    void record() {
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < WINDOWS; i++) {
            int hour = START.plus(WINDOW.multipliedBy(i)).atZone(BERLIN).getHour();
            double usual = (hour >= 8 && hour < 18 ? 2 : 1) * Math.exp(0.1 * random.nextGaussian());
            means[i] = i > 220 && i < 232 ? usual * 2.5 : i > 250 && i < 253 ? usual / 3 : usual;
            Instant end = START.plus(WINDOW.multipliedBy(i + 1L));
            source.add("latency", A, Aggregate.recorded(means[i]), end.minusSeconds(1));
            if (i > 60 && random.nextInt(3) > 0) {
                source.add("latency", B, Aggregate.recorded(usual), end.minusSeconds(1));
            }
        }
    }

    private static Instant endOf(int window) {
        return START.plus(WINDOW.multipliedBy(window + 1L));
    }

    @Test
    void standardDeviationsAreThoseOfTheBaselineAndOnlyRunsAreBreaches() {
        SeasonalBaseline baseline = new SeasonalBaseline(BERLIN);
        ConditionRunner runner = ConditionRunners.of(STD_DEV);
        int run = 0;
        int breaches = 0;
        for (int i = 0; i < WINDOWS; i++) {
            Reading reading = runner.step(source.feeds(), endOf(i)).get(A);
            Expected expected = baseline.expected(endOf(i)).orElse(new Expected(0, 0, 0, 0, 0));
            baseline.add(endOf(i), Math.log(means[i]));
            if (expected.hours() < 24) {
                assertThat(reading.state()).isEqualTo(State.NO_DATA);
                assertThat(STD_DEV.describe(reading)).contains("is still being learned, " + expected.hours());
                continue;
            }
            double z = (Math.log(means[i]) - expected.centre()) / expected.spread();
            boolean off = Math.abs(means[i] / Math.exp(expected.centre()) - 1) >= 0.1;
            int side = Math.abs(z) > 2 && off ? (int) Math.signum(z) : 0;
            run = side == 0 ? 0 : run * side > 0 ? run + side : side;
            State usual = off && Math.abs(z) > 1 ? State.HOLDING : State.CLEAR;
            State expectedState = Math.abs(run) >= 2 ? State.BREACHED : side != 0 ? State.HOLDING : usual;
            breaches += expectedState == State.BREACHED ? 1 : 0;
            assertThat(reading.state()).as("window " + i).isEqualTo(expectedState);
            assertThat(reading.details().get(1)).isCloseTo(z, within(1e-9));
        }
        assertThat(breaches).isBetween(8, 20);
    }

    @Test
    void multiplesAreThoseOfTheUsualWithOtherLimitsAtOtherTimes() {
        SeasonalBaseline baseline = new SeasonalBaseline(BERLIN);
        ConditionRunner runner = ConditionRunners.of(SEASONAL);
        for (int i = 0; i < WINDOWS; i++) {
            Reading reading = runner.step(source.feeds(), endOf(i)).get(A);
            Expected expected = baseline.expected(endOf(i)).orElse(new Expected(0, 0, 0, 0, 0));
            baseline.add(endOf(i), means[i]);
            if (expected.hours() >= 24) {
                double multiple = means[i] / expected.centre();
                boolean weekend =
                        endOf(i).minusMillis(1).atZone(BERLIN).getDayOfWeek().getValue() > 5;
                Limit limit = weekend
                        ? Limit.outside(0.3, 3)
                        : Limit.outside(0.6, 1.5).recoverWithin(0.8, 1.25);
                assertThat(reading.state()).as("window " + i).isEqualTo(limit.judge(multiple));
                assertThat(reading.limit()).isCloseTo(limit.nearest(multiple) * expected.centre(), within(1e-9));
            }
        }
    }

    @Test
    void aTrendIsThatOfTheWindowsOfItsPeriod() {
        ConditionRunner runner = ConditionRunners.of(TREND);
        int windows = TREND.windows();
        for (int i = 0; i < WINDOWS; i++) {
            Reading reading = runner.step(source.feeds(), endOf(i)).get(A);
            int points = Math.min(windows, i + 1);
            if (2 * points < windows) {
                assertThat(reading.state()).isEqualTo(State.NO_DATA);
                assertThat(TREND.describe(reading)).contains("from " + points + " windows");
                continue;
            }
            double[] times = new double[points];
            double[] values = new double[points];
            double sum = 0;
            for (int k = 0; k < points; k++) {
                times[k] = k;
                values[k] = means[i - points + 1 + k];
                sum += values[k];
            }
            var trend = io.llmops.alerting.detect.Trend.of(times, values).orElseThrow();
            double change = trend.slope() * windows / (sum / points);
            State state = TREND.change().judge(change);
            boolean chance = trend.pValue() > 0.05;
            assertThat(reading.value()).isCloseTo(change, within(1e-9));
            assertThat(reading.state()).isEqualTo(state == State.BREACHED && chance ? State.HOLDING : state);
            assertThat(TREND.describe(reading)).contains(change < 0 ? "fell by" : "rose by");
        }
    }

    @Test
    void anAnomalyIsWhatTheDetectorSaysAndHoldsForAWhile() {
        AnomalyDetector detector = new AnomalyDetector(BERLIN, ANOMALY.sensitivity());
        ConditionRunner runner = ConditionRunners.of(ANOMALY);
        int since = Integer.MAX_VALUE;
        int alarms = 0;
        for (int i = 0; i < WINDOWS; i++) {
            Reading reading = runner.step(source.feeds(), endOf(i)).get(A);
            double score = detector.score(endOf(i).toEpochMilli(), means[i]);
            boolean alarm = i >= AnomalyMemory.LEARNING && score >= PointDetector.ALARM;
            alarms += alarm ? 1 : 0;
            since = alarm ? 0 : since == Integer.MAX_VALUE ? since : since + 1;
            State after = since == 0 ? State.BREACHED : State.CLEAR; // half an hour is one window
            assertThat(reading.state()).isEqualTo(i < AnomalyMemory.LEARNING ? State.NO_DATA : after);
        }
        assertThat(alarms).isPositive();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void itMakesNoDifferenceWhenAndHowOftenItIsStepped(Condition condition) throws Exception {
        SplittableRandom random = new SplittableRandom(condition.hashCode());
        ConditionRunner everyMinute = ConditionRunners.of(condition);
        ConditionRunner now_and_then = ConditionRunners.of(condition);
        ConditionRunner restarted = ConditionRunners.of(condition);
        Instant nextOdd = START;
        for (Instant now = START; now.isBefore(endOf(WINDOWS)); now = now.plus(Duration.ofMinutes(7))) {
            Map<Labels, Reading> readings = everyMinute.step(source.feeds(), now);
            if (!now.isBefore(nextOdd)) {
                assertThat(now_and_then.step(source.feeds(), now)).isEqualTo(readings);
                nextOdd = now.plus(Duration.ofMinutes(1 + random.nextInt(random.nextInt(9) == 0 ? 2_000 : 60)));
            }
            if (random.nextInt(40) == 0) {
                restarted = ConditionRunners.of(condition, throughText(restarted.save()));
                assertThat(restarted.step(source.feeds(), now)).isEqualTo(readings);
                assertThat(restarted.step(source.feeds(), now)).isEqualTo(readings);
            }
        }
        Map<Labels, Reading> fresh = ConditionRunners.of(condition).step(source.feeds(), endOf(WINDOWS));
        assertThat(fresh)
                .as("learned from the source alone")
                .isEqualTo(everyMinute.step(source.feeds(), endOf(WINDOWS)));
        assertThat(restarted.step(source.feeds(), endOf(WINDOWS))).isEqualTo(fresh);
    }

    private static JsonNode throughText(JsonNode saved) throws JsonProcessingException {
        return JSON.readTree(JSON.writeValueAsString(saved));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aClockThatIsSetBackStopsNothing(Condition condition) {
        ConditionRunner runner = ConditionRunners.of(condition);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            runner.step(source.feeds(), START.plus(Duration.ofMinutes(random.nextInt(WINDOWS * 30 + 5_000))));
        }
        Instant lastly = endOf(100);
        runner.step(source.feeds(), lastly);

        assertThat(runner.step(source.feeds(), lastly.plus(WINDOW))).containsKey(A);
    }

    @Test
    void stateOfSomethingElseIsLeftAside() throws Exception {
        List<JsonNode> foreign = List.of(
                JSON.readTree("{\"until\":\"yesterday\"}"),
                JSON.readTree("{\"until\":\"2026-03-25T00:00:00Z\",\"groups\":[{}]}"),
                JSON.readTree("[1,2]"),
                JSON.readTree("\"text\""),
                NullNode.getInstance());
        for (Condition condition : List.of(STD_DEV, TREND, SEASONAL)) {
            for (JsonNode saved : foreign) {
                assertThat(ConditionRunners.of(condition, saved).step(source.feeds(), endOf(200)))
                        .isEqualTo(ConditionRunners.of(condition).step(source.feeds(), endOf(200)));
            }
        }
    }

    @Test
    void saysWhatItFound() {
        Reading off =
                ConditionRunners.of(STD_DEV).step(source.feeds(), endOf(222)).get(A);
        assertThat(off.state()).isEqualTo(State.BREACHED);
        assertThat(STD_DEV.describe(off))
                .matches(
                        "mean of latency over 30m is [0-9.]+, [0-9.]+ standard deviations off the usual [0-9.]+, limit 2");
        assertThat(STD_DEV.describe())
                .isEqualTo(
                        "mean of latency over 30m outside -2 to 2, recovers within -1 to 1 standard deviations of the"
                                + " usual (logarithms), 2 windows in a row, at least 10 % off, by model");
        assertThat(SEASONAL.describe())
                .isEqualTo("mean of latency over 30m outside 0.6 to 1.5, recovers within 0.8 to 1.25 times the usual,"
                        + " during sat,sun 00:00-00:00 Europe/Berlin outside 0.3 to 3, by model");
        assertThat(TREND.describe())
                .isEqualTo(
                        "change of mean of latency over 30m within 2d outside -0.1 to 0.1, recovers within -0.05 to 0.05"
                                + " of its mean, by chance at most 0.05, by model");
        assertThat(TREND.reach()).isEqualTo(Duration.ofDays(2));
    }
}
