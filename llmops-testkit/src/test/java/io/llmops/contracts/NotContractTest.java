package io.llmops.contracts;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Not;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;

class NotContractTest extends ConditionContract {

    private static final Value MEAN = Value.mean(Signal.of("latency"), Duration.ofMinutes(30));

    @Override
    protected Condition condition() {
        return Not.of(Threshold.above(MEAN, 2));
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 1);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 3);
    }
}
