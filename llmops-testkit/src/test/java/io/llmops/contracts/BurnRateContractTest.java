package io.llmops.contracts;

import io.llmops.alerting.monitor.BurnRate;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Instant;

class BurnRateContractTest extends ConditionContract {

    @Override
    protected Condition condition() {
        return BurnRate.ofBad(Signal.of("failed"), Signal.of("all"), 0.99);
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        Recorded.hours(history, now, 6, "all", 100);
        Recorded.hours(history, now, 1, "failed", 20);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        Recorded.hours(history, now, 6, "all", 1000);
        Recorded.hours(history, now, 6, "failed", 5);
    }
}
