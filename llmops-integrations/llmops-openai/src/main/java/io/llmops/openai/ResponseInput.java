package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.instrument.json.MessageList;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;

/** What a request for a response asks: the instructions, and one text or a list of items. */
final class ResponseInput {

    private ResponseInput() {}

    /** Whether there are instructions: they are the first message then. */
    static boolean hasInstructions(JsonNode body) {
        return body.path("instructions").isTextual();
    }

    static MessageList asked(JsonNode body) {
        MessageList asked = new MessageList();
        if (hasInstructions(body)) {
            asked.add(Role.SYSTEM, textOf(body, "instructions"));
        }
        if (body.path("input").isTextual()) {
            asked.add(Role.USER, textOf(body, "input"));
        }
        if (body.path("input").isArray()) {
            body.path("input").forEach(item -> asked.add(role(item), parts(item)));
        }
        return asked;
    }

    private static PartList textOf(JsonNode body, String field) {
        PartList parts = new PartList();
        parts.add(Slot.in(body, field), Part.Text::new);
        return parts;
    }

    private static Role role(JsonNode item) {
        if (item.has("role")) {
            return Contents.role(item);
        }
        return item.has("output") ? Role.TOOL : Role.ASSISTANT;
    }

    /** A message, a tool call, what a tool gave, or reasoning; items that carry no text have no parts. */
    private static PartList parts(JsonNode item) {
        PartList parts = new PartList();
        String callId = item.path("call_id").asText("");
        if (item.path("type").asText("").equals("reasoning")) {
            Contents.read(item, "summary", Part.Reasoning::new, parts);
            Contents.read(item, "content", Part.Reasoning::new, parts);
            return parts;
        }
        Contents.read(item, "content", Part.Text::new, parts);
        parts.toolCall(item, "arguments", callId);
        parts.toolCall(item, "input", callId);
        Contents.read(item, "output", text -> new Part.ToolResult(callId, text), parts);
        return parts;
    }
}
