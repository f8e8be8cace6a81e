package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;

/** It was wrong and is over. The next breach begins a new life. */
record Resolved() implements AlertState {

    @Override
    public AlertState next(Step step) {
        return step.reading() == Reading.State.BREACHED ? Pending.since(step) : this;
    }

    @Override
    public Phase phase() {
        return Phase.RESOLVED;
    }

    @Override
    public Duration counted() {
        return Duration.ZERO;
    }
}
