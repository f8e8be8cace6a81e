package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.PartList;
import java.util.Optional;

/** A whole message: what it says, and the places of its texts. */
final class MessageAnswer {

    private final ObjectNode tree;
    private final PartList parts;

    MessageAnswer(ObjectNode tree) {
        this.tree = tree;
        this.parts = ContentBlocks.of(tree);
    }

    LlmResponse response() {
        LlmResponse.Builder response = LlmResponse.builder();
        head(tree, response);
        usage(tree.path("usage"), response);
        return response.choice(new Choice(0, parts.parts(), finishReason(tree))).build();
    }

    /** What a whole message and the beginning of a streamed one have in common. */
    static void head(JsonNode message, LlmResponse.Builder response) {
        JsonFields.text(message, "id").ifPresent(response::id);
        JsonFields.text(message, "model").ifPresent(response::model);
    }

    static void usage(JsonNode usage, LlmResponse.Builder response) {
        if (usage.isObject()) {
            response.usage(Usages.of(usage));
            JsonFields.text(usage, "service_tier").ifPresent(response::serviceTier);
        }
    }

    /** In the conventions' words, where they have one. */
    static Optional<String> finishReason(JsonNode owner) {
        return JsonFields.text(owner, "stop_reason").map(reason -> switch (reason) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.REFUSAL;
            default -> reason;
        });
    }

    void edit(Edits edits) {
        var unused = parts.edit(0, edits);
    }
}
