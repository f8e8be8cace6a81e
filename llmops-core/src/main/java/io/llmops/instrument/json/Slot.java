package io.llmops.instrument.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A text in a JSON tree, and how to replace it there.
 *
 * @param replace changes the tree; what it throws means that the tree cannot carry the replacement
 */
public record Slot(String text, Consumer<String> replace) {

    /** Keeps numbers as they are written. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    /** The text in this field, if there is one. */
    public static Optional<Slot> in(JsonNode owner, String field) {
        return owner instanceof ObjectNode object && object.path(field).isTextual()
                ? Optional.of(new Slot(object.path(field).textValue(), text -> object.put(field, text)))
                : Optional.empty();
    }

    /** An element of a list of texts. */
    public static Optional<Slot> in(ArrayNode owner, int index) {
        return owner.path(index).isTextual()
                ? Optional.of(new Slot(owner.path(index).textValue(), text -> owner.set(index, TextNode.valueOf(text))))
                : Optional.empty();
    }

    /** The object in this field, written as JSON: only a text that is a JSON object can replace it. */
    public static Optional<Slot> ofObject(JsonNode owner, String field) {
        return owner instanceof ObjectNode object && object.path(field).isObject()
                ? Optional.of(new Slot(object.path(field).toString(), text -> object.set(field, object(text))))
                : Optional.empty();
    }

    private static JsonNode object(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // its message may quote the text
        }
        throw new IllegalStateException("the edited text is no JSON object");
    }
}
