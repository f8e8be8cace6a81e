package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an incident is about, under short names that rules elsewhere can rely on. */
final class IncidentFields {

    static final String MODEL = "model";
    static final String FAMILY = "family";

    private static final Map<String, String> LABELS = Map.of(
            MODEL,
            "gen_ai.request.model",
            "provider",
            "gen_ai.provider.name",
            "version",
            "gen_ai.response.model",
            "environment",
            "deployment.environment.name");

    private IncidentFields() {}

    /** Model, provider, family, version and environment, as far as they are known, in this order. */
    static Map<String, String> of(Incident incident) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : new String[] {MODEL, "provider", FAMILY, "version", "environment"}) {
            of(incident, field).ifPresent(it -> fields.put(field, it));
        }
        return fields;
    }

    /** One of these, or whatever label or fact has this name. */
    static Optional<String> of(Incident incident, String field) {
        String label = LABELS.getOrDefault(field, field);
        return Optional.ofNullable(incident.labels().get(label))
                .or(() -> Optional.ofNullable(incident.background().facts().get(field)))
                .or(() -> Optional.ofNullable(incident.background().facts().get(label)))
                .or(() -> field.equals(FAMILY) ? family(incident) : Optional.empty());
    }

    private static Optional<String> family(Incident incident) {
        return Optional.ofNullable(incident.labels().get("gen_ai.request.model"))
                .flatMap(ModelCatalogue.builtIn()::find)
                .map(ModelInfo::family);
    }
}
