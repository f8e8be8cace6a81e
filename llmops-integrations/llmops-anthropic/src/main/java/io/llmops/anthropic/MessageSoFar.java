package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.anthropic.StreamedBlock.Kind;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.instrument.json.PartList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The whole of a streamed message, put together from its events for listeners and evaluators. */
final class MessageSoFar {

    private final Map<Integer, StreamedBlock> blocks = new TreeMap<>();
    private final Map<Integer, List<Part>> atOnce = new TreeMap<>();
    private final Map<Channel.Kind, Integer> begun = new EnumMap<>(Channel.Kind.class);
    private final LlmResponse.Builder response = LlmResponse.builder();
    private final ObjectNode usage = Json.object();
    private Optional<String> finishReason = Optional.empty();

    void add(JsonNode event) {
        switch (event.path("type").asText("")) {
            case "message_start" -> {
                MessageAnswer.head(event.path("message"), response);
                count(event.path("message").path("usage"));
            }
            case "content_block_start" -> begin(index(event), event.path("content_block"));
            case "content_block_delta" -> more(index(event), event.path("delta"));
            case "message_delta" -> {
                finishReason = MessageAnswer.finishReason(event.path("delta")).or(() -> finishReason);
                count(event.path("usage"));
            }
            default -> {}
        }
    }

    /** Each count is of all so far; the last one told is the one. */
    private void count(JsonNode told) {
        told.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                usage.set(field.getKey(), field.getValue());
            }
        });
    }

    private void begin(int index, JsonNode block) {
        PartList parts = new PartList();
        ContentBlocks.read(block, parts);
        Optional<Kind> kind = Kind.ofBlock(block);
        if (kind.isEmpty()) {
            atOnce.put(index, parts.parts());
            return;
        }
        StreamedBlock begun = begin(index, kind.get(), block);
        for (Part part : parts.parts()) {
            begun.text.append(initialText(part));
        }
    }

    private static String initialText(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        }
        if (part instanceof Part.Reasoning reasoning) {
            return reasoning.text();
        }
        return part instanceof Part.ToolCall call && !call.arguments().equals("{}") ? call.arguments() : "";
    }

    StreamedBlock add(TextPiece piece) {
        StreamedBlock known = blocks.get(piece.index());
        StreamedBlock block = known == null ? begin(piece.index(), piece.kind(), MissingNode.getInstance()) : known;
        block.text.append(piece.text());
        return block;
    }

    private StreamedBlock begin(int index, Kind kind, JsonNode block) {
        return blocks.computeIfAbsent(index, any -> new StreamedBlock(kind, channel(kind.channel), index, block));
    }

    private void more(int index, JsonNode delta) {
        Kind.ofDelta(delta)
                .ifPresent(kind -> kind.piece(delta)
                        .ifPresent(piece -> begin(index, kind, delta).text.append(piece.text())));
    }

    /** The next channel of its kind: texts of a message are told apart by their order. */
    Channel channel(Channel.Kind kind) {
        int ordinal = begun.merge(kind, 1, Integer::sum) - 1;
        return switch (kind) {
            case TEXT -> Channel.text(ordinal);
            case REASONING -> Channel.reasoning(ordinal);
            case TOOL_CALL -> Channel.toolCall(0, ordinal);
        };
    }

    private static int index(JsonNode event) {
        return event.path("index").asInt();
    }

    /** The block that an event is about, unless that came at once. */
    @Nullable StreamedBlock block(JsonNode event) {
        return blocks.get(index(event));
    }

    Collection<StreamedBlock> blocks() {
        return blocks.values();
    }

    boolean isFinished() {
        return finishReason.isPresent();
    }

    /**
     * To be asked for once, at the end.
     *
     * @param byBlock of a stream whose texts were screened block by block, each in a channel of its own, the blocks must be
     *     told apart: then the n-th text and the n-th thinking make the n-th choice, and blocks that came at once are left
     *     out. Else all is one choice.
     */
    LlmResponse whole(boolean byBlock) {
        Map<Integer, List<Part>> choices = new TreeMap<>();
        List<Part> first = choices.computeIfAbsent(0, any -> new ArrayList<>());
        for (int index : indexes()) {
            StreamedBlock block = blocks.get(index);
            if (block != null) {
                int choice = byBlock ? block.channel.choice() : 0;
                choices.computeIfAbsent(choice, any -> new ArrayList<>()).add(block.part());
            } else if (!byBlock) {
                first.addAll(atOnce.getOrDefault(index, List.of()));
            }
        }
        choices.forEach((ordinal, parts) ->
                response.choice(new Choice(ordinal, parts, ordinal == 0 ? finishReason : Optional.empty())));
        MessageAnswer.usage(usage, response);
        return response.build();
    }

    private SortedSet<Integer> indexes() {
        SortedSet<Integer> indexes = new TreeSet<>(blocks.keySet());
        indexes.addAll(atOnce.keySet());
        return indexes;
    }
}
