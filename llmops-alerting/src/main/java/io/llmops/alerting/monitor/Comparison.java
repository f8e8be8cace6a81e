package io.llmops.alerting.monitor;

/** On which side of the limit it is wrong. */
public enum Comparison {
    ABOVE,
    BELOW;

    /** Whether a number lies beyond the limit. On the limit is not beyond it. */
    boolean isBeyond(double number, double limit) {
        return this == ABOVE ? number > limit : number < limit;
    }

    @Override
    public String toString() {
        return this == ABOVE ? "above" : "below";
    }
}
