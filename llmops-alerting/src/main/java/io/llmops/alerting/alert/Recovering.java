package io.llmops.alerting.alert;

import java.time.Duration;

/** Clear for some time. Clear for {@code keepFiringFor} it is resolved; one breach and it fires as if nothing had been. */
record Recovering(Duration counted) implements AlertState {

    static AlertState since(Step step) {
        return after(Duration.ZERO, step);
    }

    private static AlertState after(Duration clear, Step step) {
        boolean longEnough = clear.compareTo(step.keepFiringFor()) >= 0;
        return longEnough ? new Resolved() : new Recovering(clear);
    }

    @Override
    public AlertState next(Step step) {
        return switch (step.reading()) {
            case BREACHED -> new Firing();
            case CLEAR -> after(counted.plus(step.elapsed()), step);
            case HOLDING, NO_DATA -> this;
        };
    }

    @Override
    public Phase phase() {
        return Phase.RECOVERING;
    }
}
