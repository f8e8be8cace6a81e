package io.llmops.contracts;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Trend;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;

class TrendContractTest extends ConditionContract {

    @Override
    protected Condition condition() {
        return Trend.rising(Value.mean(Signal.of("latency"), Duration.ofHours(1)), Duration.ofDays(2), 0.2);
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 2 - ago / 500.0 + ago % 5 / 50.0);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 1 + ago % 5 / 50.0);
    }
}
