package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A message in a channel, with its thread.
 *
 * @param channel the ID of its channel
 * @param ts its timestamp, which identifies it in its channel
 * @param versions what it has said, the current version last
 * @param replies its thread, oldest first; empty for a reply
 */
public record SlackMessage(String channel, String ts, List<SlackContent> versions, List<SlackMessage> replies) {

    public SlackMessage {
        versions = List.copyOf(versions);
        replies = List.copyOf(replies);
    }

    /** The current text. */
    public String text() {
        return current().text();
    }

    /** The current blocks. */
    public JsonNode blocks() {
        return current().blocks();
    }

    /** How often it was updated. */
    public int edits() {
        return versions.size() - 1;
    }

    private SlackContent current() {
        return versions.get(versions.size() - 1);
    }
}
