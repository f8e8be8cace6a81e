package io.llmops.alerting.monitor;

import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Steps every part, and joins their readings group by group. */
final class AllOfRunner implements ConditionRunner {

    private final List<ConditionRunner> parts;

    AllOfRunner(AllOf condition) {
        parts = condition.conditions().stream().map(ConditionRunners::of).toList();
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        List<Map<Labels, Reading>> each =
                parts.stream().map(part -> part.step(feeds, now)).toList();
        Map<Labels, Reading> joined = new LinkedHashMap<>();
        each.get(0).forEach((group, first) -> {
            List<State> states = each.stream()
                    .map(readings ->
                            readings.getOrDefault(group, Reading.absent()).state())
                    .toList();
            joined.put(group, first.in(join(states)));
        });
        return joined;
    }

    private static State join(List<State> states) {
        if (states.contains(State.CLEAR)) {
            return State.CLEAR;
        }
        if (states.contains(State.NO_DATA)) {
            return State.NO_DATA;
        }
        return states.contains(State.HOLDING) ? State.HOLDING : State.BREACHED;
    }
}
