package io.llmops.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.LlmResponse;
import java.util.List;

/** A message, whole and as events, that a guardrail gives instead of the model. No tokens were spent on it. */
final class MessageReply {

    private MessageReply() {}

    static ObjectNode whole(LlmResponse reply) {
        ObjectNode message = head(reply);
        message.withArray("content").add(text(reply.text()));
        return end(message);
    }

    private static ObjectNode head(LlmResponse reply) {
        ObjectNode message = Json.object()
                .put("id", reply.id().orElse("llmops-guardrail"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", reply.model().orElse("llmops-guardrail"));
        message.putArray("content");
        for (String absent : List.of("stop_reason", "stop_sequence", "stop_details", "container")) {
            message.putNull(absent);
        }
        message.putObject("usage").put("input_tokens", 0).put("output_tokens", 0);
        return message;
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text).putNull("citations");
    }

    private static ObjectNode end(ObjectNode owner) {
        return owner.put("stop_reason", "end_turn").putNull("stop_sequence");
    }

    static List<ObjectNode> events(LlmResponse reply) {
        ObjectNode start = event("message_start");
        start.set("message", head(reply));
        ObjectNode block = event("content_block_start").put("index", 0);
        block.set("content_block", text(""));
        ObjectNode delta = event("content_block_delta").put("index", 0);
        delta.putObject("delta").put("type", "text_delta").put("text", reply.text());
        ObjectNode end = event("message_delta");
        end.set("delta", end(Json.object()));
        end.putObject("usage").put("output_tokens", 0);
        return List.of(start, block, delta, event("content_block_stop").put("index", 0), end, event("message_stop"));
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }
}
