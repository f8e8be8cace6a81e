package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runners by their condition, so that what they have learned outlives a reload of the monitors and a restart.
 *
 * <pre>{@code
 * var shelf = new RunnerShelf(savedByTheLastProcess);
 * List<ConditionRunner> runners = shelf.take(conditions);    // on start, and again with other conditions on a reload
 * JsonNode saved = shelf.save();
 * }</pre>
 *
 * <p>A condition is known by its equal: whatever a monitor is called, if its condition is the same record, its runner goes on;
 * so do parts of a condition that has other parts now.
 * Two equal conditions have a runner each, in the order in which they come. Used by one thread.
 */
public final class RunnerShelf {

    private final Map<Condition, List<ConditionRunner>> runners = new HashMap<>();
    private final JsonNode saved;

    /** Empty. */
    public RunnerShelf() {
        this(NullNode.getInstance());
    }

    /** @param saved by {@link #save}; anything else teaches nothing */
    public RunnerShelf(JsonNode saved) {
        this.saved = saved;
    }

    /**
     * The runners of these conditions: those that ran them before, or those that were saved, or new ones. Runners of conditions
     * that are not among them are dropped.
     */
    public List<ConditionRunner> take(List<Condition> conditions) {
        SpareParts spare = SpareParts.of(runners, conditions);
        Map<Condition, List<ConditionRunner>> taken = new HashMap<>();
        List<ConditionRunner> inOrder = new ArrayList<>();
        for (Condition condition : conditions) {
            List<ConditionRunner> ofEqual = taken.computeIfAbsent(condition, any -> new ArrayList<>());
            List<ConditionRunner> before = runners.getOrDefault(condition, List.of());
            int place = ofEqual.size();
            ConditionRunner runner = place < before.size()
                    ? before.get(place)
                    : ConditionRunners.of(
                            condition, saved.path(Fingerprint.of(condition)).path(place), spare::take);
            ofEqual.add(runner);
            inOrder.add(runner);
        }
        runners.clear();
        runners.putAll(taken);
        return inOrder;
    }

    /** What all of them have to remember, by fingerprints of their conditions. */
    public JsonNode save() {
        Map<String, List<ConditionRunner>> sorted = new TreeMap<>();
        runners.forEach((condition, ofEqual) -> sorted.put(Fingerprint.of(condition), ofEqual));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        sorted.forEach((fingerprint, ofEqual) -> {
            List<JsonNode> each = ofEqual.stream().map(ConditionRunner::save).toList();
            if (each.stream().anyMatch(it -> !it.isNull())) {
                node.putArray(fingerprint).addAll(each);
            }
        });
        return node;
    }
}
