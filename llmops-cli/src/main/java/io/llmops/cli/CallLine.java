package io.llmops.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A call of a log: {@code {"at","customer","rule","blocked"}}.
 *
 * @param customer empty if nobody said
 * @param rule what blocked it; null if nothing did
 */
record CallLine(long epochMilli, String customer, @Nullable String rule, boolean blocked) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    /** @throws IllegalArgumentException if the line is not such an object; the message tells what is missing */
    static CallLine parse(String line) {
        String at = null;
        String customer = "";
        String rule = null;
        String blocked = null;
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a JSON object is needed");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                boolean isText = json.nextToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL;
                switch (field) {
                    case "at" -> at = isText ? json.getText() : null;
                    case "customer" -> customer = isText ? json.getText() : "";
                    case "rule" -> rule = isText ? json.getText() : null;
                    case "blocked" -> blocked = isText ? json.getText() : null;
                    default -> {}
                }
                json.skipChildren();
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new IllegalArgumentException("one whole JSON object is needed");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no JSON", e);
        }
        if (at == null) {
            throw new IllegalArgumentException("\"at\" is missing");
        }
        return new CallLine(millis(at), customer, rule, blocked(blocked));
    }

    private static boolean blocked(@Nullable String blocked) {
        if (blocked == null || !(blocked.equals("true") || blocked.equals("false"))) {
            throw new IllegalArgumentException("\"blocked\" must be true or false");
        }
        return blocked.equals("true");
    }

    private static long millis(String at) {
        try {
            if (at.endsWith("Z")) {
                return Instant.parse(at).toEpochMilli();
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // perhaps one of the other forms
        }
        return SeriesLine.millis(at, ZoneOffset.UTC);
    }
}
