package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What responses say of the model that gave them. That it changed makes a change of answers likelier; it proves none, and
 * that it did not change disproves none: vendors change models behind a name.
 *
 * @param moved the share of calls that another model answered than before, 0 to 1; 0 where it is not known
 */
record ReportedModel(double moved, Optional<Evidence> evidence) {

    private static final double MOSTLY = 0.5;
    private static final int NAME = 60;

    static ReportedModel of(List<SampledCall> before, List<SampledCall> after) {
        Map<String, Double> was = shares(before);
        Map<String, Double> is = shares(after);
        if (was.isEmpty() || is.isEmpty()) {
            return new ReportedModel(0, Optional.empty());
        }
        double moved = 0;
        for (Map.Entry<String, Double> each : is.entrySet()) {
            moved += Math.max(0, each.getValue() - was.getOrDefault(each.getKey(), 0.0));
        }
        String sentence = moved == 0
                ? Say.that("reported model: %s, as before", top(is))
                : Say.that("reported model: %s, before %s; %.0f %% of the calls moved", top(is), top(was), 100 * moved);
        return new ReportedModel(moved, Optional.of(new Evidence("reported_model", sentence, Map.of("moved", moved))));
    }

    private static Map<String, Double> shares(List<SampledCall> calls) {
        List<String> names = calls.stream()
                .map(SampledCall::model)
                .filter(it -> !it.isBlank())
                .toList();
        Map<String, Double> shares = new HashMap<>();
        names.forEach(name -> shares.merge(name, 1.0 / names.size(), Double::sum));
        return shares;
    }

    private static String top(Map<String, Double> shares) {
        String name = shares.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        return name.length() <= NAME ? name : name.substring(0, NAME);
    }

    boolean isOther() {
        return moved >= MOSTLY;
    }
}
