package io.llmops.probe.compare;

import io.llmops.probe.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the cases of one tag moved.
 *
 * @param adjustedP by Holm's correction over all tags
 */
public record TagChange(String tag, CheckChange check, double adjustedP) {

    static List<TagChange> of(List<PairedCase> pairs) {
        Map<String, List<PairedCase>> byTag = new TreeMap<>();
        for (PairedCase pair : pairs) {
            for (String tag : pair.after().trial().tags()) {
                byTag.computeIfAbsent(tag, it -> new ArrayList<>()).add(pair);
            }
        }
        List<CheckChange> checks = byTag.values().stream().map(CheckChange::of).toList();
        double[] adjusted =
                Holm.adjust(checks.stream().mapToDouble(CheckChange::p).toArray());
        List<TagChange> changes = new ArrayList<>();
        for (String tag : byTag.keySet()) {
            changes.add(new TagChange(tag, checks.get(changes.size()), adjusted[changes.size()]));
        }
        return changes;
    }

    boolean isRegressed(double alpha) {
        return adjustedP < alpha && check.after() < check.before();
    }
}
