package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Modality;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import java.util.Optional;
import java.util.function.Function;

/** What messages of both APIs hold. */
final class Contents {

    private Contents() {}

    static Role role(JsonNode message) {
        return role(message.path("role").asText(""));
    }

    static Role role(String name) {
        return switch (name) {
            case "system", "developer" -> Role.SYSTEM;
            case "assistant" -> Role.ASSISTANT;
            case "tool", "function" -> Role.TOOL;
            default -> Role.USER;
        };
    }

    /** A content: one text, or a list of texts and media. */
    static void read(JsonNode owner, String field, Function<String, Part> kind, PartList into) {
        if (!owner.path(field).isArray()) {
            into.add(Slot.in(owner, field), kind);
            return;
        }
        for (JsonNode part : owner.path(field)) {
            into.add(Slot.in(part, "text"), kind);
            into.add(Slot.in(part, "refusal"), kind);
            media(part.path("type").asText("")).ifPresent(into::add);
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
}
