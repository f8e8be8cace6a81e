package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a message says.
 *
 * @param text shown in notifications if there are blocks; may be empty
 * @param blocks an empty array if there are none; not to be changed
 */
public record SlackContent(String text, JsonNode blocks) {}
