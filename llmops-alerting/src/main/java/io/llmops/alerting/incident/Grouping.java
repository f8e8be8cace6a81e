package io.llmops.alerting.incident;

import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.silence.Glob;
import java.util.List;

/**
 * Which alerts belong together: those that agree on these labels; of some monitors those that agree on fewer, because what
 * they see befalls many at once. An alert of the same finest group as one in an open incident joins that, so that one story
 * is not told twice.
 *
 * <pre>{@code
 * Grouping.standard("shop")                 // calls that fail or are slow: one incident for a provider, else for a model
 * Grouping.standard("shop").by("team")      // one for a team, whatever it is
 * }</pre>
 *
 * @param namespace what these incidents are about, such as the service: the same in every replica, different for others
 * @param by labels of an alert to group by, in the order in which people should read them. An alert without one of them is
 *     grouped with others without it
 * @param resource labels that hold for the whole process, such as the environment; an alert's own win
 */
public record Grouping(String namespace, List<String> by, Labels resource, Wide wide) {

    /** Provider, model and environment: what breaks together. */
    public static final List<String> STANDARD =
            List.of("gen_ai.request.model", "gen_ai.provider.name", "deployment.environment.name");

    /**
     * Monitors whose alerts are grouped by fewer labels than others.
     *
     * @param monitors their names, in which {@code *} stands for any characters
     * @param by the labels, each one of those that others are grouped by
     */
    public record Wide(List<String> monitors, List<String> by) {

        /**
         * Calls that fail or are slow do so by provider and environment: its outage is one incident, of however many models. So
         * is a burst of blocks: who attacks asks any model, and a guardrail that errs does so for all.
         */
        public static final Wide STANDARD = new Wide(
                List.of("error-rate", "slow-*", "guardrail-blocks"),
                List.of("gen_ai.provider.name", "deployment.environment.name"));

        public static final Wide NONE = new Wide(List.of(), List.of());

        public Wide {
            monitors = List.copyOf(monitors);
            by = List.copyOf(by);
        }

        boolean takes(String monitor) {
            return monitors.stream().anyMatch(it -> Glob.matches(it, monitor));
        }
    }

    public Grouping {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("Incidents need a namespace, such as the name of the service");
        }
        by = List.copyOf(by);
        for (String label : wide.by()) {
            if (!by.contains(label)) {
                throw new IllegalArgumentException("Alerts of " + wide.monitors() + " cannot be grouped by " + label
                        + ", as others are grouped by " + by + "; leave it out there, or add it here");
            }
        }
    }

    /** The same for all monitors. */
    public Grouping(String namespace, List<String> by, Labels resource) {
        this(namespace, by, resource, Wide.NONE);
    }

    public static Grouping standard(String namespace) {
        return new Grouping(namespace, STANDARD, Labels.none(), Wide.STANDARD);
    }

    /** By these labels, whatever the monitor. */
    public Grouping by(String... labels) {
        return new Grouping(namespace, List.of(labels), resource, Wide.NONE);
    }

    /** Alerts of these monitors by these labels only. */
    public Grouping wide(Wide monitors) {
        return new Grouping(namespace, by, resource, monitors);
    }

    public Grouping resource(Labels labels) {
        return new Grouping(namespace, by, labels, wide);
    }

    public Grouping namespace(String name) {
        return new Grouping(name, by, resource, wide);
    }

    /** What an incident that begins with this alert is about. */
    Labels group(String monitor, Labels alert) {
        return resource.plus(alert).pick(wide.takes(monitor) ? wide.by() : by);
    }

    /** The finest group of an alert, whatever its monitor. */
    Labels finest(Labels alert) {
        return resource.plus(alert).pick(by);
    }
}
