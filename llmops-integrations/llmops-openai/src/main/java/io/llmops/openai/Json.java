package io.llmops.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.ObjectMappers;
import java.util.Optional;
import java.util.OptionalLong;

/** The SDK's objects as the JSON that they stand for, and back. Strings are shared, not copied. */
final class Json {

    private static final ObjectMapper MAPPER = ObjectMappers.jsonMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode tree(Object vendors) {
        return MAPPER.valueToTree(vendors);
    }

    static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            // the original message may quote content
            throw new IllegalStateException("no " + type.getSimpleName() + " can be made of the edited JSON");
        }
    }

    /** A text that is there and not empty. */
    static Optional<String> text(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    static String textOr(JsonNode owner, String field, String otherwise) {
        return text(owner, field).orElse(otherwise);
    }

    static OptionalLong number(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        return value.isNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }
}
