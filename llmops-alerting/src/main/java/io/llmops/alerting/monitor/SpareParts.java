package io.llmops.alerting.monitor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runners of plain conditions that were watched, or were parts of what was, and are not needed where they were. */
final class SpareParts {

    private final Map<Condition, Deque<ConditionRunner>> parts = new HashMap<>();

    private SpareParts() {}

    /**
     * What is left over.
     *
     * @param before runners by their conditions
     * @param needed conditions that keep their runners, as many as there are
     */
    static SpareParts of(Map<Condition, List<ConditionRunner>> before, List<Condition> needed) {
        Map<Condition, Integer> kept = new HashMap<>();
        needed.forEach(it -> kept.merge(it, 1, Integer::sum));
        SpareParts spare = new SpareParts();
        before.forEach((condition, runners) ->
                runners.stream().skip(kept.getOrDefault(condition, 0)).forEach(it -> spare.add(condition, it)));
        return spare;
    }

    private void add(Condition condition, ConditionRunner runner) {
        if (!(runner instanceof CompositeRunner composite)) {
            parts.computeIfAbsent(condition, any -> new ArrayDeque<>()).add(runner);
            return;
        }
        for (int i = 0; i < condition.parts().size(); i++) {
            add(condition.parts().get(i), composite.parts().get(i));
        }
    }

    /** Each is given away once. */
    Optional<ConditionRunner> take(Condition condition) {
        return Optional.ofNullable(parts.get(condition)).map(Deque::poll);
    }
}
