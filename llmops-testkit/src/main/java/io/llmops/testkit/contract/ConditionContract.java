package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every condition promises: data only, no clock, no verdict without data. */
public abstract class ConditionContract {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    /** For subclasses. */
    protected ConditionContract() {}

    /** The condition; each call makes an equal one. */
    protected abstract Condition condition();

    /** Records what makes the condition breached at {@code now}. */
    protected abstract void recordTrouble(SignalHistory history, Instant now);

    /** Records what leaves it clear. */
    protected abstract void recordPeace(SignalHistory history, Instant now);

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
        Duration shift = Duration.ofDays(400).plusHours(7);
        assertThat(step(this::recordTrouble, NOW.plus(shift))).isEqualTo(step(this::recordTrouble, NOW));
    }

    @Test
    void isDataThatSaysWhatItIs() {
        assertThat(condition()).isEqualTo(condition()).hasSameHashCodeAs(condition());
        assertThat(condition().describe()).isNotBlank();
        assertThat(condition().reach()).isPositive();
        Reading reading = step(this::recordTrouble, NOW).values().iterator().next();
        assertThat(condition().describe(reading)).isNotBlank();
    }

    private Map<Labels, Reading> step(Recording recording, Instant now) {
        SignalHistory history = new SignalHistory();
        recording.into(history, now);
        return ConditionRunners.of(condition()).step(new Feeds(history), now);
    }

    private interface Recording {
        void into(SignalHistory history, Instant now);
    }
}
