package io.llmops.alerting.alert;

import java.time.Duration;

/** Breached for some time. Breached for {@code pendingFor} it fires; one clear reading ends it. */
record Pending(Duration counted) implements AlertState {

    static AlertState since(Step step) {
        return after(Duration.ZERO, step);
    }

    private static AlertState after(Duration breached, Step step) {
        boolean longEnough = breached.compareTo(step.pendingFor()) >= 0;
        return longEnough ? new Firing() : new Pending(breached);
    }

    @Override
    public AlertState next(Step step) {
        return switch (step.reading()) {
            case BREACHED -> after(counted.plus(step.elapsed()), step);
            case CLEAR -> new Inactive();
            case HOLDING, NO_DATA -> this;
        };
    }

    @Override
    public Phase phase() {
        return Phase.PENDING;
    }
}
