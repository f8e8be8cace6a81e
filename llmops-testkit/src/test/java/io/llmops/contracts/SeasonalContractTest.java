package io.llmops.contracts;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;

class SeasonalContractTest extends ConditionContract {

    @Override
    protected Condition condition() {
        return Seasonal.above(Value.mean(Signal.of("latency"), Duration.ofHours(1)), 1.5);
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> ago < 12 ? 4 : 1 + ago % 5 / 10.0);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 1 + ago % 5 / 10.0);
    }
}
