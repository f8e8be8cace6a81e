package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What every condition promises: data only, no clock, no verdict without data, and runners that neither a restart nor uneven
 * steps lead astray.
 */
public abstract class ConditionContract {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final int STEPS = 50;
    private static final int MOST_SECONDS = 400_000;

    /** For subclasses. */
    protected ConditionContract() {}

    /** The condition; each call makes an equal one. */
    protected abstract Condition condition();

    /** Records what makes the condition breached at {@code now}. */
    protected abstract void recordTrouble(SignalHistory history, Instant now);

    /** Records what leaves it clear. */
    protected abstract void recordPeace(SignalHistory history, Instant now);

    /** What the condition looks at; to be overridden where it is not the history alone. */
    protected Feeds feeds(SignalHistory history) {
        return new Feeds(history);
    }

    @Test
    void breachesInTrouble() {
        assertThat(step(this::recordTrouble, NOW).values())
                .isNotEmpty()
                .extracting(Reading::state)
                .containsOnly(Reading.State.BREACHED);
    }

    @Test
    void isClearInPeace() {
        assertThat(step(this::recordPeace, NOW).values())
                .isNotEmpty()
                .extracting(Reading::state)
                .containsOnly(Reading.State.CLEAR);
    }

    @Test
    void judgesNothingWithoutData() {
        assertThat(step((history, now) -> history.advanceTo(now), NOW).values())
                .extracting(Reading::state)
                .doesNotContain(Reading.State.BREACHED, Reading.State.CLEAR);
    }

    @Test
    void readsNoClockButTheTimeItIsGiven() {
        Duration shift = Duration.ofDays(400);
        assertThat(numbers(step(this::recordTrouble, NOW.plus(shift))))
                .isEqualTo(numbers(step(this::recordTrouble, NOW)));
    }

    private static List<List<Object>> numbers(Map<Labels, Reading> readings) {
        return readings.values().stream()
                .map(it -> List.<Object>of(it.state(), it.value(), it.limit(), it.samples()))
                .toList();
    }

    @Test
    void saysTheSameWhenAskedTwice() {
        Feeds feeds = feeds(this::recordTrouble, NOW);
        ConditionRunner runner = ConditionRunners.of(condition());

        assertThat(runner.step(feeds, NOW)).isEqualTo(runner.step(feeds, NOW));
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        Feeds feeds = feeds(this::recordTrouble, NOW);
        ConditionRunner before = ConditionRunners.of(condition());
        Map<Labels, Reading> reading = before.step(feeds, NOW);
        ObjectMapper json = new ObjectMapper();

        ConditionRunner after = ConditionRunners.of(condition(), json.readTree(json.writeValueAsString(before.save())));

        assertThat(after.step(feeds, NOW)).isEqualTo(reading);
        Instant later = NOW.plusSeconds(61);
        assertThat(after.step(feeds, later)).isEqualTo(before.step(feeds, later));
    }

    @Test
    void survivesStepsOfAnySizeAndClocksThatAreSetBack() {
        Feeds feeds = feeds(this::recordTrouble, NOW);
        ConditionRunner runner = ConditionRunners.of(condition());
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < STEPS; i++) {
            runner.step(feeds, NOW.plusSeconds(random.nextInt(-MOST_SECONDS, MOST_SECONDS)));
        }
        assertThat(runner.save()).isNotNull();
    }

    @Test
    void isDataThatSaysWhatItIs() {
        assertThat(condition()).isEqualTo(condition()).hasSameHashCodeAs(condition());
        assertThat(condition().describe()).isNotBlank();
        assertThat(condition().reach()).isPositive();
        assertThat(condition().by()).isNotNull();
        Reading reading = step(this::recordTrouble, NOW).values().iterator().next();
        assertThat(condition().describe(reading)).isNotBlank();
    }

    private Map<Labels, Reading> step(Recording recording, Instant now) {
        return ConditionRunners.of(condition()).step(feeds(recording, now), now);
    }

    private Feeds feeds(Recording recording, Instant now) {
        SignalHistory history = new SignalHistory();
        recording.into(history, now);
        return feeds(history);
    }

    private interface Recording {
        void into(SignalHistory history, Instant now);
    }
}
