package io.llmops.testkit.server;

import io.llmops.testkit.http.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces in which an answer is streamed, each the JSON of a {@code delta}: reasoning, text or refusal first, then for each tool call one
 * that names it and those with its arguments.
 */
final class Deltas {

    private Deltas() {}

    static List<String> of(Answer answer, int chunkTokens) {
        List<String> deltas = new ArrayList<>();
        add("reasoning_content", answer.reasoning(), chunkTokens, deltas);
        add("content", answer.text(), chunkTokens, deltas);
        add("refusal", answer.refusal(), chunkTokens, deltas);
        for (int index = 0; index < answer.toolCalls().size(); index++) {
            ToolCall call = answer.toolCalls().get(index);
            deltas.add(named(index, call));
            for (String piece : TextTokens.pieces(call.arguments(), chunkTokens)) {
                deltas.add(toolCalls(index, "\"function\":{\"arguments\":" + Json.quote(piece) + "}"));
            }
        }
        return deltas;
    }

    private static void add(String field, String text, int chunkTokens, List<String> deltas) {
        for (String piece : TextTokens.pieces(text, chunkTokens)) {
            deltas.add("{\"" + field + "\":" + Json.quote(piece) + "}");
        }
    }

    private static String named(int index, ToolCall call) {
        String function = "{\"name\":" + Json.quote(call.name()) + ",\"arguments\":\"\"}";
        return toolCalls(index, "\"id\":" + Json.quote(call.id()) + ",\"type\":\"function\",\"function\":" + function);
    }

    private static String toolCalls(int index, String fields) {
        return "{\"tool_calls\":[{\"index\":" + index + "," + fields + "}]}";
    }
}
