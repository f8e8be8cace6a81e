package io.llmops.contracts;

import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Scheduled;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.monitor.WeekSchedule;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalHistory;
import io.llmops.testkit.contract.ConditionContract;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

class ScheduledContractTest extends ConditionContract {

    private static final Value MEAN = Value.mean(Signal.of("latency"), Duration.ofMinutes(30));

    @Override
    protected Condition condition() {
        return Scheduled.during(WeekSchedule.of(ZoneOffset.UTC, "mon-sun 10:00-14:00"), Threshold.above(MEAN, 2))
                .otherwise(Threshold.above(MEAN, 9));
    }

    @Override
    protected void recordTrouble(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 3);
    }

    @Override
    protected void recordPeace(SignalHistory history, Instant now) {
        Recorded.threeDays(history, now, "latency", ago -> 1);
    }
}
