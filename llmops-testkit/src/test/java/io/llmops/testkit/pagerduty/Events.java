package io.llmops.testkit.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Events for the tests: valid ones, and changes to them. */
final class Events {

    static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Events() {}

    static String trigger(String dedupKey) {
        return """
            {"routing_key":"%s","event_action":"trigger","dedup_key":"%s",
            "payload":{"summary":"p95 latency of checkout-bot is 9 s","source":"checkout-bot","severity":"error",
              "timestamp":"2026-11-22T10:15:30.123Z","component":"gpt-4o","group":"chat","class":"latency",
              "custom_details":{"p95_seconds":9.1,"trace_ids":["4bf92f3577b34da6a3ce929d0e0e4736"]}},
            "images":[{"src":"https://example.com/chart.png","href":"http://example.com/","alt":"p95"}],
            "links":[{"href":"https://example.com/runbook","text":"Runbook"}],
            "client":"LLMOps for Java","client_url":"https://example.com/"}\
            """.formatted(ROUTING_KEY, dedupKey);
    }

    static String acknowledge(String dedupKey) {
        return "{\"routing_key\":\"%s\",\"event_action\":\"acknowledge\",\"dedup_key\":\"%s\"}"
                .formatted(ROUTING_KEY, dedupKey);
    }

    static String resolve(String dedupKey) {
        return acknowledge(dedupKey).replace("acknowledge", "resolve");
    }

    static String change() {
        return """
            {"routing_key":"%s",
            "payload":{"summary":"Deployed v42","source":"ci","timestamp":"2020-07-17T08:42:58.315+0000",
              "custom_details":{"version":"v42"}},
            "links":[{"href":"https://example.com/build/2","text":"Build"}]}\
            """.formatted(ROUTING_KEY);
    }

    /** The event with other values at these JSON pointers, given as JSON; an empty value removes the field. */
    static String with(String event, Map<String, String> values) {
        try {
            ObjectNode tree = (ObjectNode) MAPPER.readTree(event);
            for (Map.Entry<String, String> value : values.entrySet()) {
                int slash = value.getKey().lastIndexOf('/');
                ObjectNode parent = (ObjectNode) tree.at(value.getKey().substring(0, slash));
                String field = value.getKey().substring(slash + 1);
                if (value.getValue().isEmpty()) {
                    parent.remove(field);
                } else {
                    parent.set(field, MAPPER.readTree(value.getValue()));
                }
            }
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String with(String event, String pointer, String value) {
        return with(event, Map.of(pointer, value));
    }
}
