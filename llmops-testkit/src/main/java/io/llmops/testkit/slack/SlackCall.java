package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request as it arrived, and what became of it.
 *
 * @param method {@code webhook}, {@code chat.postMessage} or {@code chat.update}
 * @param body an empty object if it was not JSON; not to be changed
 * @param outcome {@code ok}, the error that was answered, or {@code failed} if a fault was ordered and it was not taken
 */
public record SlackCall(String method, JsonNode body, String outcome) {}
