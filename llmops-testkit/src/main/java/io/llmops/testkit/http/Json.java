package io.llmops.testkit.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Optional;

/** JSON as the servers read and write it. */
public final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** The object in {@code utf8}, or empty if it is not one well-formed JSON object and nothing else. */
    public static Optional<ObjectNode> object(byte[] utf8) {
        try {
            return MAPPER.readTree(utf8) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the caller answers as the real service does, without the parser's reason
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** {@code value} as compact JSON. */
    public static String write(JsonNode value) {
        return value.toString();
    }

    /** {@code text} as a JSON string, with its quotes. */
    public static String quote(String text) {
        return TextNode.valueOf(text).toString();
    }
}
