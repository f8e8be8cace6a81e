package io.llmops.alerting.monitor;

import io.llmops.alerting.detect.Expected;
import io.llmops.alerting.monitor.BaselineMemory.Off;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.monitor.StdDev.Scale;
import java.time.Instant;
import java.util.Optional;

/** In standard deviations. */
record StdDevComparing(StdDev condition) implements BaselineMemory.Comparing {

    @Override
    public double learned(double value) {
        if (condition.scale() == Scale.LINEAR) {
            return value;
        }
        return value > 0 ? Math.log(value) : Double.NaN;
    }

    private double value(double learned) {
        return condition.scale() == Scale.LINEAR ? learned : Math.exp(learned);
    }

    @Override
    public Optional<Off> compare(double value, Expected expected, Instant until) {
        double usual = value(expected.centre());
        double deviations = expected.deviations(learned(value));
        double limit = condition.deviations().nearest(deviations);
        State state = condition.deviations().judge(deviations);
        boolean matters = Math.abs(value - usual) >= condition.leastChange() * Math.abs(usual);
        return Optional.of(new Off(
                matters ? state : State.CLEAR,
                usual,
                deviations,
                limit,
                value(expected.centre() + limit * expected.spread())));
    }
}
