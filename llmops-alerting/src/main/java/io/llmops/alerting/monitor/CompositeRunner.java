package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps every part, and joins their readings group by group. */
final class CompositeRunner implements ConditionRunner {

    private final List<ConditionRunner> parts;
    private final Join join;

    /** One group's readings, one of each part, as one. */
    interface Join {
        Reading of(List<Reading> each, Instant now);
    }

    CompositeRunner(List<ConditionRunner> parts, Join join) {
        this.parts = List.copyOf(parts);
        this.join = join;
    }

    List<ConditionRunner> parts() {
        return parts;
    }

    static Reading all(List<Reading> each) {
        return each.get(0).in(Joining.allOf(states(each)));
    }

    /** Of the first part in the state of the whole, which its first detail names. */
    static Reading any(List<Reading> each) {
        List<State> states = states(each);
        int first = states.indexOf(Joining.anyOf(states));
        Reading reading = each.get(first);
        List<Double> details = new ArrayList<>(List.of((double) first));
        details.addAll(reading.details());
        return reading.with(details);
    }

    static Reading not(List<Reading> each) {
        Reading reading = each.get(0);
        return reading.in(Joining.not(reading.state()));
    }

    private static List<State> states(List<Reading> each) {
        return each.stream().map(Reading::state).toList();
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        List<Map<Labels, Reading>> each =
                parts.stream().map(part -> part.step(feeds, now)).toList();
        Set<Labels> groups = new LinkedHashSet<>();
        each.forEach(readings -> groups.addAll(readings.keySet()));
        Map<Labels, Reading> joined = new LinkedHashMap<>();
        for (Labels group : groups) {
            List<Reading> ofGroup = each.stream()
                    .map(readings -> readings.getOrDefault(group, Reading.absent()))
                    .toList();
            joined.put(group, join.of(ofGroup, now));
        }
        return joined;
    }

    @Override
    public void acknowledge(Labels group) {
        parts.forEach(part -> part.acknowledge(group));
    }

    @Override
    public JsonNode save() {
        ArrayNode saved = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> saved.add(part.save()));
        for (JsonNode each : saved) {
            if (!each.isNull()) {
                return saved;
            }
        }
        return NullNode.getInstance();
    }
}
