package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A whole chat completion: what it says, and the places of its texts. */
final class ChatAnswer {

    private final ObjectNode tree;
    private final List<PartList> parts = new ArrayList<>(1);

    ChatAnswer(ObjectNode tree) {
        this.tree = tree;
        for (JsonNode choice : tree.path("choices")) {
            parts.add(parts(choice.path("message")));
        }
    }

    private static PartList parts(JsonNode message) {
        PartList parts = new PartList();
        for (String field : StreamedChat.REASONING) {
            parts.add(Slot.in(message, field), Part.Reasoning::new);
        }
        Contents.read(message, "content", Part.Text::new, parts);
        parts.add(Slot.in(message, "refusal"), Part.Text::new);
        parts.add(Slot.in(message.path("audio"), "transcript"), Part.Text::new);
        toolCalls(message, parts);
        return parts;
    }

    static void toolCalls(JsonNode message, PartList parts) {
        for (JsonNode call : message.path("tool_calls")) {
            String id = call.path("id").asText("");
            parts.toolCall(call.path("function"), "arguments", id);
            parts.toolCall(call.path("custom"), "input", id);
        }
        parts.toolCall(message.path("function_call"), "arguments", "");
    }

    LlmResponse response() {
        LlmResponse.Builder response = LlmResponse.builder();
        head(tree, response);
        for (int i = 0; i < parts.size(); i++) {
            JsonNode choice = tree.path("choices").path(i);
            boolean refused = JsonFields.text(choice.path("message"), "refusal").isPresent();
            response.choice(new Choice(
                    choice.path("index").asInt(i),
                    parts.get(i).parts(),
                    refused ? Optional.of(FinishReason.REFUSAL) : JsonFields.text(choice, "finish_reason")));
        }
        return response.build();
    }

    /** What a whole completion and the chunks of a stream have in common. */
    static void head(JsonNode json, LlmResponse.Builder response) {
        JsonFields.text(json, "id").ifPresent(response::id);
        JsonFields.text(json, "model").ifPresent(response::model);
        JsonFields.text(json, "system_fingerprint").ifPresent(response::systemFingerprint);
        JsonFields.text(json, "service_tier").ifPresent(response::serviceTier);
        if (json.path("usage").isObject()) {
            response.usage(Usages.ofChat(json.path("usage")));
        }
    }

    void edit(Edits edits) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).edit(i, edits);
        }
    }
}
