package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * One item of a response's output: a summary of the reasoning, a message or a function call. Each has one text.
 *
 * @param call of {@link Kind#FUNCTION_CALL} only
 */
record OutputItem(Kind kind, String id, String text, ToolCall call) {

    private static final ToolCall NO_CALL = new ToolCall("", "", "");

    /** What an item is, and how its events are called. */
    enum Kind {
        REASONING(
                "summary_text",
                "text",
                "summary_index",
                "response.reasoning_summary_text",
                "response.reasoning_summary_part"),
        TEXT("output_text", "text", "content_index", "response.output_text", "response.content_part"),
        REFUSAL("refusal", "refusal", "content_index", "response.refusal", "response.content_part"),
        FUNCTION_CALL("", "arguments", "", "response.function_call_arguments", "");

        final String partType;
        final String field;
        final String index;
        final String textEvent;
        final String partEvent;

        Kind(String partType, String field, String index, String textEvent, String partEvent) {
            this.partType = partType;
            this.field = field;
            this.index = index;
            this.textEvent = textEvent;
            this.partEvent = partEvent;
        }

        boolean hasParts() {
            return !partType.isEmpty();
        }
    }

    static List<OutputItem> of(Answer answer) {
        List<OutputItem> items = new ArrayList<>();
        if (!answer.reasoning().isEmpty()) {
            items.add(new OutputItem(Kind.REASONING, "rs_1", answer.reasoning(), NO_CALL));
        }
        if (!answer.refusal().isEmpty()) {
            items.add(new OutputItem(Kind.REFUSAL, "msg_1", answer.refusal(), NO_CALL));
        } else if (!answer.text().isEmpty() || answer.toolCalls().isEmpty()) {
            items.add(new OutputItem(Kind.TEXT, "msg_1", answer.text(), NO_CALL));
        }
        for (ToolCall call : answer.toolCalls()) {
            items.add(new OutputItem(Kind.FUNCTION_CALL, "fc_" + call.id(), call.arguments(), call));
        }
        return items;
    }

    /** The part with this much of its text. */
    ObjectNode part(String said) {
        ObjectNode part = Json.object().put("type", kind.partType).put(kind.field, said);
        if (kind == Kind.TEXT) {
            part.putArray("annotations");
        }
        return part;
    }

    /** The item before its text has come. */
    ObjectNode begun() {
        return head("in_progress", "");
    }

    ObjectNode whole() {
        ObjectNode item = head("completed", text);
        if (kind.hasParts()) {
            item.withArray(kind == Kind.REASONING ? "summary" : "content").add(part(text));
        }
        return item;
    }

    private ObjectNode head(String status, String arguments) {
        ObjectNode item = Json.object().put("id", id);
        switch (kind) {
            case REASONING -> item.put("type", "reasoning").putArray("summary");
            case TEXT, REFUSAL ->
                item.put("type", "message")
                        .put("status", status)
                        .put("role", "assistant")
                        .putArray("content");
            case FUNCTION_CALL ->
                item.put("type", "function_call")
                        .put("status", status)
                        .put("call_id", call.id())
                        .put("name", call.name())
                        .put("arguments", arguments);
        }
        return item;
    }
}
