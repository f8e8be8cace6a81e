package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.detect.SavedState;
import io.llmops.alerting.signal.Labels;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What runners remember, as JSON. What is read back is checked: anything else is an IllegalArgumentException. */
final class Saved {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Saved() {}

    static ObjectNode labels(Labels labels) {
        ObjectNode node = JSON.objectNode();
        labels.asMap().forEach(node::put);
        return node;
    }

    static Labels labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties().forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
        return Labels.of(labels);
    }

    static Instant instant(JsonNode node) {
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Saved moment \"" + node.asText() + "\" is none", e);
        }
    }

    static ObjectNode reading(Reading reading) {
        ObjectNode node = JSON.objectNode();
        node.put("state", reading.state().name());
        node.set("value", number(reading.value()));
        node.set("limit", number(reading.limit()));
        node.put("samples", reading.samples());
        ArrayNode traces = node.putArray("traceIds");
        reading.traceIds().forEach(traces::add);
        node.set("details", numbers(reading.details()));
        return node;
    }

    static Reading reading(JsonNode node) {
        List<String> traces = new ArrayList<>();
        node.path("traceIds").forEach(it -> traces.add(it.asText()));
        return new Reading(
                Reading.State.valueOf(node.path("state").asText()),
                number(node.path("value")),
                number(node.path("limit")),
                node.path("samples").asLong(),
                traces,
                numbers(node.path("details")));
    }

    /** JSON has no infinities and no NaN: those are text. */
    static JsonNode number(double number) {
        return Double.isFinite(number) ? JSON.numberNode(number) : JSON.textNode(Double.toString(number));
    }

    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.asText()) : node.asDouble();
    }

    static ArrayNode numbers(List<Double> numbers) {
        ArrayNode array = JSON.arrayNode();
        numbers.forEach(it -> array.add(number(it)));
        return array;
    }

    static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(it -> numbers.add(number(it)));
        return numbers;
    }

    static ObjectNode state(SavedState state) {
        ObjectNode node = JSON.objectNode();
        node.put("of", state.of());
        node.set("numbers", numbers(state.numbers()));
        return node;
    }

    static SavedState state(JsonNode node) {
        return new SavedState(node.path("of").asText(), numbers(node.path("numbers")));
    }
}
