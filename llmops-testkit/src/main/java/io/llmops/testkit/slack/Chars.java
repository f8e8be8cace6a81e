package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Lengths as Slack's limits mean them: code points of the text as it is sent, entities and tokens included. */
final class Chars {

    /** Where blocks keep what people read. */
    private static final Set<String> DISPLAYED = Set.of("text", "alt_text", "title", "label", "name", "fallback");

    private Chars() {}

    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** All that people read in {@code json} and whatever it contains. */
    static int displayed(JsonNode json) {
        int sum = 0;
        for (JsonNode item : json) {
            sum += item.isContainerNode() ? displayed(item) : 0;
        }
        for (String field : DISPLAYED) {
            sum += json.path(field).isTextual() ? count(json.path(field).textValue()) : 0;
        }
        return sum;
    }
}
