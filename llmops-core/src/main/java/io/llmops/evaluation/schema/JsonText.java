package io.llmops.evaluation.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Optional;

/** Reads one JSON value (RFC 8259) with nothing around it, nested no deeper than {@value #MAX_DEPTH} levels. */
public final class JsonText {

    private static final int MAX_DEPTH = 100;
    private static final String FENCE = "```";

    private static final ObjectReader READER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonText() {}

    /** The value; empty where the text is none. */
    public static Optional<JsonNode> read(String text) {
        try {
            JsonNode value = READER.readTree(text);
            return value == null || value.isMissingNode() ? Optional.empty() : Optional.of(value);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What stands between one pair of Markdown fences or between the first brace or bracket and the last; the text where it has none. */
    public static String within(String text) {
        int fence = text.indexOf(FENCE);
        int line = fence < 0 ? -1 : text.indexOf('\n', fence);
        int end = line < 0 ? -1 : text.indexOf(FENCE, line);
        if (end > 0) {
            return text.substring(line, end);
        }
        int open = firstOf(text.indexOf('{'), text.indexOf('['));
        int close = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
        return open >= 0 && close > open ? text.substring(open, close + 1) : text;
    }

    private static int firstOf(int a, int b) {
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }
}
