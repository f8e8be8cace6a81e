package io.llmops.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;

/** The same tree in OpenTelemetry's own form. */
final class JsonValues {

    private JsonValues() {}

    static Value<?> of(JsonNode node) {
        if (node.isArray()) {
            List<Value<?>> items = new ArrayList<>(node.size());
            node.forEach(item -> items.add(of(item)));
            return Value.of(items);
        }
        if (node.isObject()) {
            List<KeyValue> fields = new ArrayList<>(node.size());
            node.properties().forEach(field -> fields.add(KeyValue.of(field.getKey(), of(field.getValue()))));
            return Value.of(fields.toArray(KeyValue[]::new));
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Value.of(node.asLong());
        }
        if (node.isNumber()) {
            return Value.of(node.asDouble());
        }
        if (node.isBoolean()) {
            return Value.of(node.asBoolean());
        }
        return node.isNull() ? Value.empty() : Value.of(node.asText());
    }
}
