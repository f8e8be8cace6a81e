package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.alerting.detect.ChangeDetector;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.detect.SeriesKind;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final Sensitivity RARELY = Sensitivity.oneFalseAlarmIn(100_000);
    private static final Change TOKENS = Change.of(EventSeries.OfCalls.OUTPUT_TOKENS, RARELY);
    private static final Labels A = Labels.of(Change.MODEL, "a");
    private static final Labels B = Labels.of(Change.MODEL, "b");

    private final SplittableRandom random = new SplittableRandom(9);
    private final Events events = new Events();
    private Instant now = Instant.parse("2026-03-03T12:00:00Z");

    private long tokens(double mean) {
        return Math.round(mean * Math.exp(0.3 * random.nextGaussian()));
    }

    /** One call of each model a second. */
    private void calls(int count, double meanOfA, double meanOfB) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            events.call("a", tokens(meanOfA), now);
            events.call("b", tokens(meanOfB), now);
        }
    }

    private Map<Labels, Reading> step(ConditionRunner runner) {
        return runner.step(events.feeds(), now);
    }

    @Test
    void isTheDetectorOfEachModelWhateverTheStepsAre() {
        ConditionRunner runner = ConditionRunners.of(TOKENS);
        ChangeDetector oracle = ChangeDetector.of(SeriesKind.unbounded(), RARELY);
        for (int i = 0; i < 4_000; i++) {
            now = now.plusSeconds(1);
            long tokens = tokens(i < 3_000 ? 400 : 500);
            events.call("a", tokens, now);
            oracle.add((double) tokens, now.toEpochMilli());
            if (random.nextInt(i % 500 == 0 ? 1 : 60) == 0) {
                State expected = switch (oracle.phase()) {
                    case LEARNING -> State.NO_DATA;
                    case WATCHING -> State.CLEAR;
                    case SUSPICIOUS -> State.HOLDING;
                    case CHANGED -> State.BREACHED;
                };
                assertThat(step(runner).get(A).state()).isEqualTo(expected);
                assertThat(step(runner).get(A).state()).isEqualTo(expected);
            }
        }
        assertThat(oracle.phase()).isEqualTo(ChangeDetector.Phase.CHANGED);
    }

    @Test
    void saysWhenWhereToAndHowFarTheLevelOfOneModelWent() {
        ConditionRunner runner = ConditionRunners.of(TOKENS);
        calls(1_000, 400, 300);
        assertThat(TOKENS.describe(step(runner).get(A)))
                .isEqualTo("output_tokens is still being learned, 1000 of 2000 events");
        calls(2_000, 400, 300);
        assertThat(step(runner).get(A).state()).isEqualTo(State.CLEAR);
        Instant onset = now;
        calls(600, 500, 300);

        Map<Labels, Reading> readings = step(runner);

        Reading reading = readings.get(A);
        assertThat(readings.get(B).state()).isNotEqualTo(State.BREACHED);
        assertThat(reading.state()).isEqualTo(State.BREACHED);
        assertThat(reading.value()).isCloseTo(523, within(25.0)); // mean of a log-normal
        assertThat(reading.limit()).isCloseTo(418, within(10.0));
        assertThat(reading.details().get(2)).isCloseTo((double) onset.toEpochMilli(), within(60_000.0));
        assertThat(TOKENS.describe(reading))
                .matches(
                        "output_tokens rose from 4[0-9]{2} to 5[0-9]{2} \\(between [0-9]+ and [0-9]+\\), [0-9]+ events since"
                                + " 2026-03-03T12:[45][0-9]:00Z");
    }

    @Test
    void whatIsAcknowledgedIsNormalFromThenOn() {
        ConditionRunner runner = ConditionRunners.of(TOKENS);
        calls(3_000, 400, 300);
        step(runner);
        calls(600, 500, 300);
        assertThat(step(runner).get(A).state()).isEqualTo(State.BREACHED);

        runner.acknowledge(A);

        assertThat(step(runner).get(A).state()).as("learned anew").isEqualTo(State.CLEAR);
        calls(2_500, 500, 300);
        assertThat(step(runner).get(A).state()).isEqualTo(State.CLEAR);
        assertThat(step(runner).get(A).value()).isCloseTo(523, within(25.0));
    }

    @Test
    void whatLastsIsNormalAfterATime() {
        ConditionRunner runner = ConditionRunners.of(TOKENS.relearnAfter(Duration.ofHours(1)));
        calls(3_000, 400, 300);
        step(runner);
        calls(600, 500, 300);
        assertThat(step(runner).get(A).state()).isEqualTo(State.BREACHED);
        calls(3_700, 500, 300);
        assertThat(step(runner).get(A).state()).isEqualTo(State.CLEAR);
    }

    @Test
    void whatNobodyMindsIsLearnedAndWhatIsSmallIsClear() {
        ConditionRunner up = ConditionRunners.of(TOKENS.up());
        ConditionRunner down = ConditionRunners.of(TOKENS.down());
        ConditionRunner big = ConditionRunners.of(TOKENS.leastChange(0.5));
        calls(3_000, 400, 300);
        step(up);
        step(down);
        step(big);
        calls(700, 500, 300);

        assertThat(step(up).get(A).state()).isEqualTo(State.BREACHED);
        assertThat(step(down).get(A).state()).isEqualTo(State.CLEAR);
        assertThat(step(big).get(A).state()).isEqualTo(State.CLEAR);
    }

    @Test
    void aRestartLosesNothingAndCountsNothingTwice() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ConditionRunner whole = ConditionRunners.of(TOKENS);
        ConditionRunner restarted = ConditionRunners.of(TOKENS);
        for (int i = 0; i < 40; i++) {
            calls(100, i < 30 ? 400 : 500, 300);
            Map<Labels, Reading> expected = step(whole);
            assertThat(step(restarted)).isEqualTo(expected);
            restarted = ConditionRunners.of(TOKENS, json.readTree(json.writeValueAsString(restarted.save())));
        }
        assertThat(step(restarted).get(A).state()).isEqualTo(State.BREACHED);
    }

    @Test
    void aModelThatIsNotAskedAnyMoreIsAbsentAndWithoutEventsThereIsNothing() {
        ConditionRunner runner = ConditionRunners.of(TOKENS);
        assertThat(runner.step(new Feeds(new RawSource()), now)).isEmpty();
        calls(10, 400, 300);
        assertThat(step(runner)).containsOnlyKeys(A, B);
        now = now.plus(Duration.ofHours(25));
        assertThat(step(runner)).isEmpty();
    }

    @Test
    void saysWhatItIs() {
        assertThat(TOKENS.down().leastChange(0.05).describe())
                .isEqualTo(
                        "level of output_tokens shifted down by at least 5 %, by chance once in 100000 events, relearned"
                                + " after 1d, by gen_ai.request.model");
        assertThat(TOKENS.describe(Reading.absent())).isEqualTo("output_tokens has no data");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TOKENS.relearnAfter(Duration.ZERO))
                .withMessageContaining("such as 1d");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TOKENS.leastChange(-1))
                .withMessageContaining("such as 0.05");
    }
}
