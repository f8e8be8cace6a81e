package io.llmops.instrument.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Fields of a JSON object, empty where they are missing or of another kind. */
public final class JsonFields {

    private JsonFields() {}

    /** A text that is there and not empty. */
    public static Optional<String> text(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        return value.isTextual() && !value.textValue().isEmpty() ? Optional.of(value.textValue()) : Optional.empty();
    }

    public static String textOr(JsonNode owner, String field, String otherwise) {
        return text(owner, field).orElse(otherwise);
    }

    public static OptionalLong number(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        return value.isNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    public static OptionalDouble decimal(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** A whole number that fits an {@code int}. */
    public static OptionalInt whole(JsonNode owner, String field) {
        JsonNode value = owner.path(field);
        return value.isIntegralNumber() && value.canConvertToInt()
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }
}
