package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Modality;
import io.llmops.call.Part;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import java.util.function.Function;

/** The content of messages, asked and answered: a text, or a list of blocks. */
final class ContentBlocks {

    private ContentBlocks() {}

    static PartList of(JsonNode owner) {
        PartList parts = new PartList();
        parts.add(Slot.in(owner, "content"), Part.Text::new);
        owner.path("content").forEach(block -> read(block, parts));
        return parts;
    }

    static void read(JsonNode block, PartList into) {
        String type = block.path("type").asText("");
        switch (type) {
            case "text" -> into.add(Slot.in(block, "text"), Part.Text::new);
            case "thinking" -> into.add(Slot.in(block, "thinking"), Part.Reasoning::new);
            case "compaction" -> into.add(Slot.in(block, "content"), Part.Text::new);
            case "image" -> into.add(media(Modality.IMAGE, block, "image/*"));
            case "document" -> document(block, into);
            case "search_result" -> searchResult(block, into);
            default -> tool(type, block, into);
        }
    }

    /** What a tool is asked, whoever runs it, and what it gave. */
    private static void tool(String type, JsonNode block, PartList into) {
        if (type.endsWith("tool_result")) {
            String callId = block.path("tool_use_id").asText("");
            result(block, text -> new Part.ToolResult(callId, text), into);
        } else {
            String id = block.path("id").asText("");
            String name = block.path("name").asText("");
            into.add(Slot.ofObject(block, "input"), text -> new Part.ToolCall(id, name, text));
        }
    }

    /** A text, a list of blocks, or what code printed. */
    private static void result(JsonNode owner, Function<String, Part> kind, PartList into) {
        JsonNode content = owner.path("content");
        into.add(Slot.in(owner, "content"), kind);
        if (content.isArray()) {
            for (JsonNode block : content) {
                if (block.path("type").asText("").equals("text")) {
                    into.add(Slot.in(block, "text"), kind);
                } else {
                    read(block, into);
                }
            }
        } else if (content.isObject()) {
            into.add(Slot.in(content, "stdout"), kind);
            into.add(Slot.in(content, "stderr"), kind);
            if (content.path("content").path("type").asText("").equals("document")) {
                document(content.path("content"), into);
            } else {
                into.add(Slot.in(content, "content"), kind);
            }
        }
    }

    private static void document(JsonNode block, PartList into) {
        into.add(Slot.in(block, "title"), Part.Document::new);
        into.add(Slot.in(block, "context"), Part.Document::new);
        JsonNode source = block.path("source");
        switch (source.path("type").asText("")) {
            case "text" -> into.add(Slot.in(source, "data"), Part.Document::new);
            case "content" -> result(source, Part.Document::new, into);
            default -> into.add(media(Modality.UNKNOWN, block, "application/octet-stream"));
        }
    }

    private static void searchResult(JsonNode block, PartList into) {
        into.add(Slot.in(block, "title"), Part.Document::new);
        result(block, Part.Document::new, into);
    }

    private static Part media(Modality modality, JsonNode block, String otherwise) {
        return new Part.Media(modality, JsonFields.textOr(block.path("source"), "media_type", otherwise));
    }
}
