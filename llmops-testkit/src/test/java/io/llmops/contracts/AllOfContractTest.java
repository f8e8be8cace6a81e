package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AllOfContractTest extends ConditionContract {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Value FAILED = Value.count(Signal.of("failed"), WINDOW);
    private static final Value SHARE = Value.ratio(FAILED, Value.count(Signal.of("all"), WINDOW));

    @Override
    protected Condition condition() {
        return AllOf.of(
                Threshold.above(SHARE, 0.05).recoverAt(0.02),
                Threshold.above(FAILED, 4).recoverAt(2));
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        record(history, now, 20, 100);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        record(history, now, 1, 100);
    }

    @Test
    void isClearWhenOnePartIsAndTheOtherHasNoData() {
        assertThat(state(0, 100)).isEqualTo(Reading.State.CLEAR);
    }

    @Test
    void holdsBetweenLimitAndRecovery() {
        assertThat(state(6, 150)).isEqualTo(Reading.State.HOLDING);
        assertThat(state(4, 40)).isEqualTo(Reading.State.HOLDING);
    }

    @Test
    void isClearWhenAShareIsHighOfTooFew() {
        assertThat(state(2, 20)).isEqualTo(Reading.State.CLEAR);
    }

    private Reading.State state(long failed, long all) {
        SignalHistory history = new SignalHistory();
        record(history, NOW, failed, all);
        return ConditionRunners.of(condition())
                .step(new Feeds(history), NOW)
                .get(Labels.none())
                .state();
    }

    private static void record(SignalHistory history, Instant now, long failed, long all) {
        if (failed > 0) {
            history.add("failed", Labels.none(), Aggregate.counted(failed), now.minusSeconds(60), now.minusSeconds(30));
        }
        history.add("all", Labels.none(), Aggregate.counted(all), now.minusSeconds(60), now.minusSeconds(30));
        history.advanceTo(now);
    }
}
