package io.llmops.alerting.monitor;

import io.llmops.alerting.detect.Expected;
import io.llmops.alerting.monitor.BaselineMemory.Off;
import java.time.Instant;
import java.util.Optional;

/** In multiples of the usual value, which has to be positive. */
record SeasonalComparing(Seasonal condition) implements BaselineMemory.Comparing {

    @Override
    public double learned(double value) {
        return value;
    }

    @Override
    public Optional<Off> compare(double value, Expected expected, Instant until) {
        double usual = expected.centre();
        if (!(usual > 0)) {
            return Optional.empty();
        }
        Limit limit = condition.limitAt(until);
        double multiple = value / usual;
        double nearest = limit.nearest(multiple);
        return Optional.of(new Off(limit.judge(multiple), usual, multiple, nearest, nearest * usual));
    }
}
