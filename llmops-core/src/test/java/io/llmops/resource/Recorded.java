package io.llmops.resource;

import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.AttributeKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Outputs of real programs in the form of theirs, and what was made of them. */
final class Recorded {

    private Recorded() {}

    static String text(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of one metric by one attribute. */
    static Map<String, Double> of(List<Observation> found, ObservedMetric metric, AttributeKey<String> by) {
        Map<String, Double> values = new TreeMap<>();
        found.stream()
                .filter(it -> it.metric().equals(metric))
                .forEach(it -> values.put(String.valueOf(it.attributes().get(by)), it.value()));
        return values;
    }
}
