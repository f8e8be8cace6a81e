package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.RateLimit;
import java.time.Duration;
import java.util.Optional;

/** What a message does to the workspace, for each way of sending it. Every method may throw {@link SlackRefusal}. */
final class Methods {

    private final Workspace workspace;
    private final RateLimit rateLimit;

    Methods(Workspace workspace, RateLimit rateLimit) {
        this.workspace = workspace;
        this.rateLimit = rateLimit;
    }

    /** Posts to the webhook's channel; a webhook's sender learns no timestamp. */
    void webhook(String path, ObjectNode body, PayloadVerdict verdict) {
        if (!path.equals(SlackApi.WEBHOOK)) {
            throw SlackRefusal.of("no_service");
        }
        accept(verdict);
        admit(path);
        workspace.post(SlackApi.CHANNEL_ID, thread(SlackApi.CHANNEL_ID, body), content(body));
    }

    ObjectNode postMessage(ObjectNode body, PayloadVerdict verdict) {
        String channel = workspace
                .channelId(body.path("channel").asText())
                .orElseThrow(() -> SlackRefusal.of("channel_not_found"));
        accept(verdict);
        admit(channel);
        SlackContent content = content(body);
        String ts = workspace.post(channel, thread(channel, body), content);
        return answer(channel, ts, content);
    }

    /** Unlike posting, updating takes no channel names, only IDs. Without blocks, the message loses those it had. */
    ObjectNode update(ObjectNode body, PayloadVerdict verdict) {
        String channel = body.path("channel").asText();
        String ts = body.path("ts").asText();
        if (!workspace.hasChannel(channel)) {
            throw SlackRefusal.of("channel_not_found");
        }
        if (!workspace.hasMessage(channel, ts)) {
            throw SlackRefusal.of("message_not_found");
        }
        accept(verdict);
        admit(channel);
        SlackContent content = content(body);
        workspace.edit(ts, content);
        return answer(channel, ts, content).put("text", content.text());
    }

    private static void accept(PayloadVerdict verdict) {
        if (verdict.error().isPresent()) {
            throw SlackRefusal.of(verdict.error().get(), verdict.blockErrors());
        }
    }

    private void admit(String key) {
        Duration wait = rateLimit.admit(key, System.nanoTime());
        if (!wait.isZero()) {
            throw SlackRefusal.rateLimited(wait);
        }
    }

    private Optional<String> thread(String channel, ObjectNode body) {
        Optional<String> thread = Optional.of(body.path("thread_ts").asText()).filter(ts -> !ts.isEmpty());
        if (thread.isPresent() && !workspace.hasMessage(channel, thread.get())) {
            throw SlackRefusal.of("thread_not_found");
        }
        return thread;
    }

    private static SlackContent content(ObjectNode body) {
        JsonNode blocks = body.path("blocks");
        return new SlackContent(
                body.path("text").asText(), blocks.isArray() ? blocks : JsonNodeFactory.instance.arrayNode());
    }

    private static ObjectNode answer(String channel, String ts, SlackContent content) {
        ObjectNode json = Json.object().put("ok", true).put("channel", channel).put("ts", ts);
        ObjectNode message = json.putObject("message");
        message.put("type", "message")
                .put("bot_id", "B0STANDIN")
                .put("text", content.text())
                .put("ts", ts);
        if (!content.blocks().isEmpty()) {
            message.set("blocks", content.blocks());
        }
        return json;
    }
}
