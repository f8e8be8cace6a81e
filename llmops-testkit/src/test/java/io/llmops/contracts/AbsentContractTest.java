package io.llmops.contracts;

import io.llmops.alerting.monitor.Absent;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;

class AbsentContractTest extends ConditionContract {

    private static final Duration SILENCE = Duration.ofMinutes(10);

    @Override
    protected Condition condition() {
        return Absent.of(Signal.of("calls"), SILENCE);
    }

    /** Watched all the time, as a process does that lives. */
    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        Recorded.hours(history, now.minus(SILENCE.multipliedBy(2)), 1, "calls", 10);
        history.advanceTo(now.minus(SILENCE));
        history.advanceTo(now);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        Recorded.hours(history, now, 1, "calls", 10);
    }
}
