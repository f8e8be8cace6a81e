package io.llmops.alerting.monitor;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several conditions at once, for each group.
 *
 * <pre>{@code
 * AllOf.of(Threshold.above(errorRate, 0.05), Threshold.above(errors, 4))
 * }</pre>
 *
 * <p>Clear if any is, whatever the others know; else no data if any has none; breached if all are; holding otherwise. Its
 * value is that of the first condition, the one that people should read. Its false-alarm rate is at most that of its strictest part: use it to ask for
 * enough evidence beside the number itself.
 */
public record AllOf(List<Condition> conditions) implements Condition {

    public AllOf {
        conditions = List.copyOf(conditions);
        if (conditions.size() < 2) {
            throw new IllegalArgumentException(
                    "AllOf takes two conditions or more, but was given " + conditions + "; use the condition itself");
        }
    }

    public static AllOf of(Condition... conditions) {
        return new AllOf(List.of(conditions));
    }

    @Override
    public String describe() {
        return conditions.stream().map(Condition::describe).collect(Collectors.joining(", and "));
    }

    @Override
    public String describe(Reading reading) {
        return conditions.get(0).describe(reading);
    }

    @Override
    public Duration reach() {
        return conditions.stream()
                .map(Condition::reach)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    @Override
    public String toString() {
        return describe();
    }
}
