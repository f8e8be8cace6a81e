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
 * <p><b>Formula.</b> Kleene's logic of what is known, with holding as a third answer: clear if any part is, whatever the
 * others know; else no data if any part has none; else holding if any part holds; else breached.
 *
 * <table>
 * <caption>The state of two parts together; more parts join one after the other</caption>
 * <tr><th>all of</th><th>clear</th><th>no data</th><th>holding</th><th>breached</th></tr>
 * <tr><th>clear</th><td>clear</td><td>clear</td><td>clear</td><td>clear</td></tr>
 * <tr><th>no data</th><td>clear</td><td>no data</td><td>no data</td><td>no data</td></tr>
 * <tr><th>holding</th><td>clear</td><td>no data</td><td>holding</td><td>holding</td></tr>
 * <tr><th>breached</th><td>clear</td><td>no data</td><td>holding</td><td>breached</td></tr>
 * </table>
 *
 * <p>A part that does not know a group has no data for it. The reading is that of the first condition, the one that people
 * should read.
 *
 * <p><b>False alarms.</b> At most those of its strictest part. <b>When.</b> A number is only wrong if there is enough
 * evidence beside it, or if two signs agree.
 */
public record AllOf(List<Condition> conditions) implements Condition {

    public AllOf {
        conditions = List.copyOf(conditions);
        Joining.requireParts("AllOf", conditions);
    }

    public static AllOf of(Condition... conditions) {
        return new AllOf(List.of(conditions));
    }

    @Override
    public String describe() {
        return conditions.stream().map(Joining::part).collect(Collectors.joining(", and "));
    }

    @Override
    public String describe(Reading reading) {
        return conditions.get(0).describe(reading);
    }

    @Override
    public List<Condition> parts() {
        return conditions;
    }

    @Override
    public List<String> by() {
        return conditions.get(0).by();
    }

    @Override
    public Duration reach() {
        return Joining.reach(conditions);
    }

    @Override
    public String toString() {
        return describe();
    }
}
