package io.llmops.alerting.route;

import io.llmops.alerting.incident.Facts;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What routes may ask of an incident by name: the monitors of its alerts, a fact, or a label of its own or of any of its
 * alerts. So it may have several values, or none.
 */
final class Trait {

    static final String MONITOR = "monitor";

    /** Short names of labels, which are facts, too. */
    static final Map<String, String> LABELS = Map.of(
            Facts.MODEL, "gen_ai.request.model",
            Facts.PROVIDER, "gen_ai.provider.name",
            Facts.ENVIRONMENT, "deployment.environment.name");

    private Trait() {}

    static Set<String> valuesOf(Incident incident, String name) {
        Set<String> values = new LinkedHashSet<>();
        if (name.equals(MONITOR)) {
            incident.members().stream().map(Member::monitor).forEach(values::add);
            return values;
        }
        String label = LABELS.getOrDefault(name, name);
        add(incident.labels().get(label), values);
        incident.members().forEach(it -> add(it.labels().get(label), values));
        String fact = incident.background().facts().get(name);
        if (fact != null) {
            values.addAll(List.of(fact.split(Facts.BETWEEN, -1)));
        }
        return values;
    }

    private static void add(@Nullable String value, Set<String> values) {
        if (value != null) {
            values.add(value);
        }
    }
}
