package io.llmops.alerting.monitor;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * At least one of several conditions, for each group.
 *
 * <pre>{@code
 * AnyOf.of(Threshold.above(errorRate, 0.05).minSamples(50), Absent.of(calls, Duration.ofMinutes(15)))
 * }</pre>
 *
 * <p><b>Formula.</b> The mirror image of {@link AllOf}: breached if any part is, whatever the others know; else no data if
 * any part has none; else holding if any part holds; else clear.
 *
 * <table>
 * <caption>The state of two parts together; more parts join one after the other</caption>
 * <tr><th>any of</th><th>clear</th><th>no data</th><th>holding</th><th>breached</th></tr>
 * <tr><th>clear</th><td>clear</td><td>no data</td><td>holding</td><td>breached</td></tr>
 * <tr><th>no data</th><td>no data</td><td>no data</td><td>no data</td><td>breached</td></tr>
 * <tr><th>holding</th><td>holding</td><td>no data</td><td>holding</td><td>breached</td></tr>
 * <tr><th>breached</th><td>breached</td><td>breached</td><td>breached</td><td>breached</td></tr>
 * </table>
 *
 * <p>A part that does not know a group has no data for it. The reading is that of the first part whose state makes the
 * whole's.
 *
 * <p><b>False alarms.</b> At most the sum of those of its parts. <b>When.</b> Several signs of one trouble should make one
 * alert.
 */
public record AnyOf(List<Condition> conditions) implements Condition {

    public AnyOf {
        conditions = List.copyOf(conditions);
        Joining.requireParts("AnyOf", conditions);
    }

    public static AnyOf of(Condition... conditions) {
        return new AnyOf(List.of(conditions));
    }

    @Override
    public String describe() {
        return conditions.stream().map(Joining::part).collect(Collectors.joining(", or "));
    }

    /** In the words of the part that the reading is of, which its first detail tells. */
    @Override
    public String describe(Reading reading) {
        List<Double> details = reading.details();
        if (details.isEmpty()) {
            return conditions.get(0).describe(reading);
        }
        Condition part = conditions.get((int) Math.max(0, Math.min(conditions.size() - 1, details.get(0))));
        return part.describe(reading.with(details.subList(1, details.size())));
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
