package io.llmops.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.LlmResponse;
import java.util.List;

/** A response, whole and as events, that a guardrail gives instead of the model. */
final class ResponseReply {

    private static final String ITEM = "msg_llmops_guardrail";

    private ResponseReply() {}

    static ObjectNode whole(LlmResponse reply) {
        ObjectNode json = head(reply, "completed");
        ObjectNode message = json.withArray("output").addObject();
        message.put("id", ITEM)
                .put("type", "message")
                .put("status", "completed")
                .put("role", "assistant");
        message.putArray("content")
                .addObject()
                .put("type", "output_text")
                .put("text", reply.text())
                .putArray("annotations");
        return json;
    }

    private static ObjectNode head(LlmResponse reply, String status) {
        ObjectNode json = Json.object()
                .put("id", reply.id().orElse("llmops-guardrail"))
                .put("object", "response")
                .put("created_at", 0)
                .put("status", status)
                .put("model", reply.model().orElse("llmops-guardrail"))
                .put("parallel_tool_calls", false)
                .put("tool_choice", "none");
        for (String absent :
                List.of("error", "incomplete_details", "instructions", "temperature", "top_p", "metadata")) {
            json.putNull(absent);
        }
        json.putArray("tools");
        json.putArray("output");
        return json;
    }

    static List<ObjectNode> events(LlmResponse reply) {
        ObjectNode created = event("response.created", 0);
        created.set("response", head(reply, "in_progress"));
        ObjectNode completed = event("response.completed", 3);
        completed.set("response", whole(reply));
        return List.of(
                created,
                text("response.output_text.delta", 1).put("delta", reply.text()),
                text("response.output_text.done", 2).put("text", reply.text()),
                completed);
    }

    private static ObjectNode text(String type, int number) {
        ObjectNode event =
                event(type, number).put("item_id", ITEM).put("output_index", 0).put("content_index", 0);
        event.putArray("logprobs");
        return event;
    }

    private static ObjectNode event(String type, int number) {
        return Json.object().put("type", type).put("sequence_number", number);
    }
}
