package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Channel;
import io.llmops.call.Part;
import io.llmops.instrument.json.Slot;
import java.util.Optional;

/** A content block of a streamed message whose text comes in pieces. */
final class StreamedBlock {

    /** How the pieces of a block come. */
    enum Kind {
        TEXT(Channel.Kind.TEXT, "text_delta", "text"),
        COMPACTION(Channel.Kind.TEXT, "compaction_delta", "content"),
        THINKING(Channel.Kind.REASONING, "thinking_delta", "thinking"),
        TOOL_USE(Channel.Kind.TOOL_CALL, "input_json_delta", "partial_json");

        final Channel.Kind channel;
        private final String deltaType;
        private final String field;

        Kind(Channel.Kind channel, String deltaType, String field) {
            this.channel = channel;
            this.deltaType = deltaType;
            this.field = field;
        }

        /** Empty for a block that comes at once, such as what a tool of the provider's gave. */
        static Optional<Kind> ofBlock(JsonNode block) {
            return switch (block.path("type").asText("")) {
                case "text" -> Optional.of(TEXT);
                case "compaction" -> Optional.of(COMPACTION);
                case "thinking" -> Optional.of(THINKING);
                default -> block.path("input").isObject() ? Optional.of(TOOL_USE) : Optional.empty();
            };
        }

        /** Empty for a delta that brings no text, such as a signature. */
        static Optional<Kind> ofDelta(JsonNode delta) {
            String type = delta.path("type").asText("");
            for (Kind kind : values()) {
                if (kind.deltaType.equals(type)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        Optional<Slot> piece(JsonNode delta) {
            return Slot.in(delta, field);
        }
    }

    final Channel channel;
    /** All of it that the provider sent. */
    final StringBuilder text = new StringBuilder();
    /** Whether what was held back of it has gone on. */
    boolean drained;

    private final Kind kind;
    private final int index;
    private final String id;
    private final String name;

    StreamedBlock(Kind kind, Channel channel, int index, JsonNode block) {
        this.kind = kind;
        this.channel = channel;
        this.index = index;
        this.id = block.path("id").asText("");
        this.name = block.path("name").asText("");
    }

    boolean isToolUse() {
        return kind == Kind.TOOL_USE;
    }

    /** An event that brings more of its text. */
    ObjectNode delta(String more) {
        ObjectNode event = Json.object().put("type", "content_block_delta").put("index", index);
        event.putObject("delta").put("type", kind.deltaType).put(kind.field, more);
        return event;
    }

    Part part() {
        String said = text.toString();
        return switch (kind) {
            case TEXT, COMPACTION -> new Part.Text(said);
            case THINKING -> new Part.Reasoning(said);
            case TOOL_USE -> new Part.ToolCall(id, name, said.isEmpty() ? "{}" : said);
        };
    }
}
