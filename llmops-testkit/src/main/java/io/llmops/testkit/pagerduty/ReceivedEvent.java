package io.llmops.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An event as it arrived, and what became of it.
 *
 * @param dedupKey the one that was sent, or the one made for a trigger without; empty if there is none
 * @param body an empty object if it was not JSON; not to be changed
 * @param violations what breaks PagerDuty's rules, empty if nothing does
 */
public record ReceivedEvent(Verdict verdict, String dedupKey, JsonNode body, List<String> violations) {
    public ReceivedEvent {
        violations = List.copyOf(violations);
    }
}
