package io.llmops.alerting.monitor;

import java.time.Duration;
import java.util.List;

/**
 * The opposite of a condition, for each group.
 *
 * <pre>{@code
 * AllOf.of(Threshold.above(latency, 2), Not.of(Threshold.above(inputTokens, 8_000)))
 * }</pre>
 *
 * <p><b>Formula.</b> Clear becomes breached and breached clear; holding stays holding, and no data stays no data: what is not
 * known is not known of the opposite either. So {@code AllOf(a, b)} is {@code Not(AnyOf(Not(a), Not(b)))}. To be told of
 * missing data use {@link Absent}.
 *
 * <p><b>False alarms.</b> As often as the condition is wrongly clear. <b>When.</b> As a part of {@link AllOf}, to leave out
 * what explains a breach.
 */
public record Not(Condition condition) implements Condition {

    public static Not of(Condition condition) {
        return new Not(condition);
    }

    @Override
    public String describe() {
        return "not (" + condition.describe() + ")";
    }

    @Override
    public String describe(Reading reading) {
        return condition.describe(reading);
    }

    @Override
    public List<Condition> parts() {
        return List.of(condition);
    }

    @Override
    public List<String> by() {
        return condition.by();
    }

    @Override
    public Duration reach() {
        return condition.reach();
    }

    @Override
    public String toString() {
        return describe();
    }
}
