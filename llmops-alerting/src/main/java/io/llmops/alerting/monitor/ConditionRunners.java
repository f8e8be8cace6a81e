package io.llmops.alerting.monitor;

/** What runs each {@link Condition}. */
public final class ConditionRunners {

    private ConditionRunners() {}

    public static ConditionRunner of(Condition condition) {
        if (condition instanceof Threshold threshold) {
            return new ThresholdRunner(threshold);
        }
        throw new IllegalArgumentException(
                "Nothing runs a " + condition.getClass().getName());
    }
}
