package io.llmops.alerting.monitor;

/** What runs each {@link Condition}. */
public final class ConditionRunners {

    private ConditionRunners() {}

    public static ConditionRunner of(Condition condition) {
        if (condition instanceof Threshold threshold) {
            return new ThresholdRunner(threshold);
        }
        if (condition instanceof AllOf all) {
            return new AllOfRunner(all);
        }
        throw new IllegalArgumentException(
                "Nothing runs a " + condition.getClass().getName());
    }
}
