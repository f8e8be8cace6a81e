package io.llmops.probe.match;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/**
 * The answer is JSON and holds this value. Numbers are compared by value, the order of keys does not matter, and the Markdown
 * fence that models like to put around JSON is read over.
 *
 * @param subset whether objects of the answer may have further keys; lists have the same items in the same order
 * @param at where in the answer the value stands, as a JSON Pointer (RFC 6901) such as {@code /items/0/price}; empty for the
 *     whole
 */
public record JsonMatch(JsonNode expected, boolean subset, String at) implements TextMatch {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public JsonMatch {
        if (!at.isEmpty() && !at.startsWith("/")) {
            throw new IllegalArgumentException(
                    "The place '" + at + "' is no JSON Pointer; write it as in /items/0/price, or leave it out");
        }
    }

    @Override
    public boolean matches(String answer) {
        try {
            JsonNode found = JSON.readTree(unfenced(answer.strip())).at(JsonPointer.compile(at));
            return !found.isMissingNode() && holds(found, expected);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private boolean holds(JsonNode found, JsonNode wanted) {
        if (wanted.isNumber() && found.isNumber()) {
            return found.decimalValue().compareTo(wanted.decimalValue()) == 0;
        }
        if (wanted.isArray() && found.isArray()) {
            return holdsItems(found, wanted);
        }
        if (wanted.isObject() && found.isObject()) {
            return (subset || found.size() == wanted.size()) && holdsKeys(found, wanted);
        }
        return found.equals(wanted);
    }

    private boolean holdsItems(JsonNode found, JsonNode wanted) {
        for (int i = 0; i < wanted.size() && found.size() == wanted.size(); i++) {
            if (!holds(found.get(i), wanted.get(i))) {
                return false;
            }
        }
        return found.size() == wanted.size();
    }

    private boolean holdsKeys(JsonNode found, JsonNode wanted) {
        for (Map.Entry<String, JsonNode> each : wanted.properties()) {
            JsonNode value = found.get(each.getKey());
            if (value == null || !holds(value, each.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static String unfenced(String answer) {
        int start = answer.indexOf('\n');
        boolean fenced = answer.startsWith("```") && answer.endsWith("```") && start > 0 && answer.length() - 3 > start;
        return fenced ? answer.substring(start, answer.length() - 3) : answer;
    }
}
