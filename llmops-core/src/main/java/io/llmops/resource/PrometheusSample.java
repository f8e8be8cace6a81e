package io.llmops.resource;

import java.util.Map;

/**
 * One number of a metrics page: {@code name{label="value"} 1.5}.
 *
 * @param value as it stands there; NaN and the infinities are possible
 */
public record PrometheusSample(String name, Map<String, String> labels, double value) {

    public PrometheusSample {
        labels = Map.copyOf(labels);
    }
}
