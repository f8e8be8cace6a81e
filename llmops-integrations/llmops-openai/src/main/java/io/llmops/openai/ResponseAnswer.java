package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmException;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole response: what it says, and the places of its texts. */
final class ResponseAnswer {

    private final ObjectNode tree;
    private final boolean byPart;
    private final Map<Integer, PartList> choices = new TreeMap<>();
    private int texts;
    private int reasonings;
    private boolean calls;
    private boolean refused;

    /**
     * @param byPart of a stream whose texts were screened part by part, each in a channel of its own, the parts must be told
     *     apart: then the n-th text and the n-th piece of reasoning make the n-th choice. Else all is one choice.
     */
    ResponseAnswer(ObjectNode tree, boolean byPart) {
        this.tree = tree;
        this.byPart = byPart;
        choices.put(0, new PartList());
        tree.path("output").forEach(this::read);
    }

    private void read(JsonNode item) {
        if (item.path("type").asText("").equals("reasoning")) {
            reasoning(item.path("summary"));
            reasoning(item.path("content"));
            return;
        }
        for (JsonNode part : item.path("content")) {
            refused |= JsonFields.text(part, "refusal").isPresent();
            Optional<Slot> slot = Slot.in(part, "text").or(() -> Slot.in(part, "refusal"));
            if (slot.isPresent()) {
                choice(texts++).add(slot, Part.Text::new);
            }
        }
        String callId = item.path("call_id").asText("");
        calls |= item.path("type").asText("").equals("function_call");
        choice(0).toolCall(item, "arguments", callId);
        choice(0).toolCall(item, "input", callId);
    }

    private void reasoning(JsonNode parts) {
        for (JsonNode part : parts) {
            Optional<Slot> slot = Slot.in(part, "text");
            if (slot.isPresent()) {
                choice(reasonings++).add(slot, Part.Reasoning::new);
            }
        }
    }

    private PartList choice(int ordinal) {
        return choices.computeIfAbsent(byPart ? ordinal : 0, any -> new PartList());
    }

    LlmResponse response() {
        LlmResponse.Builder response = LlmResponse.builder();
        JsonFields.text(tree, "id").ifPresent(response::id);
        JsonFields.text(tree, "model").ifPresent(response::model);
        JsonFields.text(tree, "service_tier").ifPresent(response::serviceTier);
        if (tree.path("usage").isObject()) {
            response.usage(Usages.ofResponse(tree.path("usage")));
        }
        choices.forEach((index, parts) ->
                response.choice(new Choice(index, parts.parts(), index == 0 ? finishReason() : Optional.empty())));
        return response.build();
    }

    private Optional<String> finishReason() {
        String status = tree.path("status").asText("");
        if (status.equals("incomplete")) {
            String reason = tree.path("incomplete_details").path("reason").asText("");
            return Optional.of(reason.equals("max_output_tokens") ? FinishReason.LENGTH : reason);
        }
        if (refused) {
            return Optional.of(FinishReason.REFUSAL);
        }
        return status.equals("completed")
                ? Optional.of(calls ? FinishReason.TOOL_CALLS : FinishReason.STOP)
                : Optional.empty();
    }

    void edit(Edits edits) {
        List<PartList> inOrder = new ArrayList<>(choices.values());
        for (int i = 0; i < inOrder.size(); i++) {
            inOrder.get(i).edit(i, edits);
        }
    }

    /** A response may come with status 200 and say that it failed. */
    static Optional<LlmException> failure(JsonNode response) {
        return response.path("status").asText("").equals("failed")
                ? Optional.of(failed(JsonFields.textOr(response.path("error"), "code", "response_failed")))
                : Optional.empty();
    }

    static LlmException failed(String code) {
        return new LlmException(code, 0, "The provider says that the response failed", Optional.empty());
    }
}
