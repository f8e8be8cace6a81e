package io.llmops.alerting.incident;

import io.llmops.alerting.signal.Labels;
import java.util.List;

/**
 * Which alerts belong together: those that agree on these labels.
 *
 * @param namespace what these incidents are about, such as the service: the same in every replica, different for others
 * @param by labels of an alert to group by, in the order in which people should read them. An alert without one of them is
 *     grouped with others without it
 * @param resource labels that hold for the whole process, such as the environment; an alert's own win
 */
public record Grouping(String namespace, List<String> by, Labels resource) {

    /** Provider, model and environment: what breaks together. */
    public static final List<String> STANDARD =
            List.of("gen_ai.request.model", "gen_ai.provider.name", "deployment.environment.name");

    public Grouping {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("Incidents need a namespace, such as the name of the service");
        }
        by = List.copyOf(by);
    }

    public static Grouping standard(String namespace) {
        return new Grouping(namespace, STANDARD, Labels.none());
    }

    public Grouping by(String... labels) {
        return new Grouping(namespace, List.of(labels), resource);
    }

    public Grouping resource(Labels resource) {
        return new Grouping(namespace, by, resource);
    }

    Labels group(Labels alert) {
        return resource.plus(alert).pick(by);
    }
}
