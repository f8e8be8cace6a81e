package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Edits;
import io.llmops.call.Modality;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of one message or choice, each text with its place in the JSON. */
final class PartList {

    private final List<Part> parts = new ArrayList<>(1);
    private final List<@Nullable Slot> slots = new ArrayList<>(1);

    List<Part> parts() {
        return parts;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void add(Part part) {
        parts.add(part);
        slots.add(null);
    }

    void add(Optional<Slot> slot, Function<String, Part> kind) {
        slot.ifPresent(it -> {
            parts.add(kind.apply(it.text()));
            slots.add(it);
        });
    }

    /** A call of a tool: {@code owner} holds its name and, in {@code field}, what the model wrote. */
    void toolCall(JsonNode owner, String field, String callId) {
        String name = owner.path("name").asText("");
        add(Slot.in(owner, field), text -> new Part.ToolCall(callId, name, text));
    }

    /** A content: one text, or a list of texts and media. */
    void content(JsonNode owner, String field, Function<String, Part> kind) {
        if (!owner.path(field).isArray()) {
            add(Slot.in(owner, field), kind);
            return;
        }
        for (JsonNode part : owner.path(field)) {
            add(Slot.in(part, "text"), kind);
            add(Slot.in(part, "refusal"), kind);
            media(part.path("type").asText("")).ifPresent(this::add);
        }
    }

    private static Optional<Part> media(String type) {
        return switch (type) {
            case "image_url", "input_image" -> Optional.of(new Part.Media(Modality.IMAGE, "image/*"));
            case "input_audio" -> Optional.of(new Part.Media(Modality.AUDIO, "audio/*"));
            case "file", "input_file" -> Optional.of(new Part.Media(Modality.UNKNOWN, "application/octet-stream"));
            default -> Optional.empty();
        };
    }

    /**
     * Puts edits into the JSON.
     *
     * @param owner the position of this message or choice
     * @return whether any concerned it
     */
    boolean edit(int owner, Edits edits) {
        boolean any = false;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            String replacement = edits.asMap().get(owner + "." + i);
            if (slot != null && replacement != null) {
                slot.replace().accept(replacement);
                any = true;
            }
        }
        return any;
    }
}
