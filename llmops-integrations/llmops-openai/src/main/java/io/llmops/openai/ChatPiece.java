package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Channel;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A text in a chunk of a streamed chat completion.
 *
 * @param more adds more text of the same kind to a {@code delta}
 */
record ChatPiece(Channel channel, Slot slot, BiConsumer<ObjectNode, String> more) {

    static List<ChatPiece> of(JsonNode choice) {
        int index = choice.path("index").asInt();
        JsonNode delta = choice.path("delta");
        List<ChatPiece> pieces = new ArrayList<>(1);
        StreamedChat.REASONING.forEach(field -> field(Channel.reasoning(index), delta, field, pieces));
        field(Channel.text(index), delta, "content", pieces);
        field(Channel.text(index), delta, "refusal", pieces);
        for (JsonNode call : delta.path("tool_calls")) {
            toolCall(index, call, "function", "arguments", pieces);
            toolCall(index, call, "custom", "input", pieces);
        }
        return pieces;
    }

    private static void field(Channel channel, JsonNode delta, String field, List<ChatPiece> into) {
        Slot.in(delta, field)
                .filter(slot -> !slot.text().isEmpty())
                .ifPresent(slot -> into.add(new ChatPiece(
                        channel, slot, (owner, text) -> owner.put(field, JsonFields.textOr(owner, field, "") + text))));
    }

    /** The piece that names the tool counts as one too, though its text is empty. */
    private static void toolCall(int choice, JsonNode call, String kind, String field, List<ChatPiece> into) {
        int index = call.path("index").asInt();
        Slot.in(call.path(kind), field)
                .ifPresent(slot -> into.add(new ChatPiece(
                        Channel.toolCall(choice, index),
                        slot,
                        (delta, text) -> delta.withArray("tool_calls")
                                .addObject()
                                .put("index", index)
                                .putObject(kind)
                                .put(field, text))));
    }
}
