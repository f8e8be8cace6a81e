package io.llmops.contracts;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;

class ThresholdContractTest extends ConditionContract {

    @Override
    protected Condition condition() {
        return Threshold.above(Value.count(Signal.of("calls.failed"), Duration.ofMinutes(5)), 10)
                .recoverAt(5);
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        record(history, now, 20);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        record(history, now, 3);
    }

    private static void record(SignalHistory history, Instant now, long failed) {
        history.add(
                "calls.failed", Labels.none(), Aggregate.counted(failed), now.minusSeconds(60), now.minusSeconds(30));
        history.advanceTo(now);
    }
}
