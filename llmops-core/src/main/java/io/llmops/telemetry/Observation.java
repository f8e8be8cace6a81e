package io.llmops.telemetry;

import io.opentelemetry.api.common.Attributes;

/**
 * One look at a level.
 *
 * @param value finite, in the unit of the metric: what is not known is no observation
 * @param attributes only those that the metric lists
 */
public record Observation(ObservedMetric metric, double value, Attributes attributes) {

    public Observation {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "An observation of " + metric.name() + " is " + value + "; leave out what is not known");
        }
        attributes.forEach((key, any) -> {
            if (!metric.attributes().contains(key)) {
                throw new IllegalArgumentException("An observation of " + metric.name() + " has the attribute "
                        + key.getKey() + " (" + key.getType() + "), which the metric does not list; list it there");
            }
        });
    }
}
