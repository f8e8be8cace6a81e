package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;

/** Wrong, and people know. A clear reading makes it recover. */
record Firing() implements AlertState {

    @Override
    public AlertState next(Step step) {
        return step.reading() == Reading.State.CLEAR ? Recovering.since(step) : this;
    }

    @Override
    public Phase phase() {
        return Phase.FIRING;
    }

    @Override
    public Duration counted() {
        return Duration.ZERO;
    }
}
