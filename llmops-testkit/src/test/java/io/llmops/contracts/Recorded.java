package io.llmops.contracts;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.SignalHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;

/** Histories for the contracts of conditions. */
final class Recorded {

    private static final Duration STEP = Duration.ofMinutes(10);

    private Recorded() {}

    /** A number every ten minutes for three days, made of its place counted from the end: 0 is the last. */
    static void threeDays(SignalHistory history, Instant now, String metric, IntToDoubleFunction numbers) {
        for (int ago = 3 * 144 - 1; ago >= 0; ago--) {
            Instant until = now.minus(STEP.multipliedBy(ago));
            Aggregate number = Aggregate.recorded(numbers.applyAsDouble(ago));
            history.add(metric, Labels.none(), number, until.minusSeconds(10), until);
            history.advanceTo(until);
        }
    }

    /** So many things each minute of the last hours. */
    static void hours(SignalHistory history, Instant now, int hours, String metric, long things) {
        for (int ago = hours * 60 - 1; ago >= 0; ago--) {
            Instant until = now.minus(Duration.ofMinutes(ago));
            history.add(metric, Labels.none(), Aggregate.counted(things), until.minusSeconds(10), until);
        }
        history.advanceTo(now);
    }
}
