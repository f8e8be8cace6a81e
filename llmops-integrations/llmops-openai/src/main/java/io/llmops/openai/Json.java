package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.ObjectMappers;
import io.llmops.instrument.json.JsonForm;

/** The SDK's objects as JSON, and back. */
final class Json {

    private static final JsonForm FORM = new JsonForm(ObjectMappers.jsonMapper());

    private Json() {}

    static ObjectNode object() {
        return FORM.object();
    }

    static ObjectNode tree(Object sdks) {
        return FORM.tree(sdks);
    }

    static JsonNode node(Object sdks) {
        return FORM.node(sdks);
    }

    static <T> T value(JsonNode tree, Class<T> type) {
        return FORM.value(tree, type);
    }
}
