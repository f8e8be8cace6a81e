package io.llmops.instrument.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An SDK's objects as the JSON that they stand for, and back. Strings are shared, not copied.
 *
 * @param mapper the SDK's own, so that nothing it knows of is lost
 */
public record JsonForm(ObjectMapper mapper) {

    public ObjectNode object() {
        return mapper.createObjectNode();
    }

    /** Of a part that may be anything. */
    public JsonNode node(Object sdks) {
        return mapper.valueToTree(sdks);
    }

    public ObjectNode tree(Object sdks) {
        return mapper.valueToTree(sdks);
    }

    /**
     * The SDK's object for this JSON.
     *
     * @throws IllegalStateException if there is none; its message does not quote content, as the mapper's may
     */
    public <T> T value(JsonNode tree, Class<T> type) {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no " + type.getSimpleName() + " can be made of the edited JSON");
        }
    }
}
