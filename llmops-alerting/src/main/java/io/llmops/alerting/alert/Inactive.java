package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;

/** Nothing is wrong. A breach makes it pending. */
record Inactive() implements AlertState {

    @Override
    public AlertState next(Step step) {
        return step.reading() == Reading.State.BREACHED ? Pending.since(step) : this;
    }

    @Override
    public Phase phase() {
        return Phase.INACTIVE;
    }

    @Override
    public Duration counted() {
        return Duration.ZERO;
    }
}
