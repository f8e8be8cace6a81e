package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One block of a message's content: thinking, text or the use of a tool. Each has one text.
 *
 * @param call of {@link Kind#TOOL_USE} only
 */
record ContentBlock(Kind kind, String text, ToolCall call) {

    private static final ToolCall NO_CALL = new ToolCall("", "", "");

    /** What a block is, and how its pieces are called. */
    enum Kind {
        THINKING("thinking", "thinking_delta", "thinking"),
        TEXT("text", "text_delta", "text"),
        TOOL_USE("tool_use", "input_json_delta", "partial_json");

        final String type;
        final String deltaType;
        final String field;

        Kind(String type, String deltaType, String field) {
            this.type = type;
            this.deltaType = deltaType;
            this.field = field;
        }
    }

    /** A refusal is no block: it is told as the reason to stop. */
    static List<ContentBlock> of(Answer answer) {
        List<ContentBlock> blocks = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            blocks.add(new ContentBlock(Kind.THINKING, answer.reasoning(), NO_CALL));
        }
        if (!answer.text().isEmpty()) {
            blocks.add(new ContentBlock(Kind.TEXT, answer.text(), NO_CALL));
        }
        answer.toolCalls().forEach(call -> blocks.add(new ContentBlock(Kind.TOOL_USE, call.arguments(), call)));
        return blocks;
    }

    ObjectNode whole() {
        ObjectNode block = head(text);
        switch (kind) {
            case THINKING -> block.put("signature", signature());
            case TEXT -> block.putNull("citations");
            case TOOL_USE ->
                Json.object(text.getBytes(StandardCharsets.UTF_8))
                        .ifPresentOrElse(input -> block.set("input", input), () -> block.put("input", text));
        }
        return block;
    }

    /** The block before its text has come. */
    ObjectNode begun() {
        ObjectNode block = head("");
        switch (kind) {
            case THINKING -> block.put("signature", "");
            case TEXT -> block.putNull("citations");
            case TOOL_USE -> block.putObject("input");
        }
        return block;
    }

    private ObjectNode head(String said) {
        ObjectNode block = Json.object().put("type", kind.type);
        return kind == Kind.TOOL_USE
                ? block.put("id", call.id()).put("name", call.name())
                : block.put(kind.field, said);
    }

    ObjectNode delta(String piece) {
        return Json.object().put("type", kind.deltaType).put(kind.field, piece);
    }

    /** What shows that thinking was not changed; here it only depends on it. */
    String signature() {
        return "sig" + Integer.toHexString(text.hashCode());
    }
}
