package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;

/**
 * The wire form of a response that is sent whole. The answer's finish reason becomes a status: {@code length} and
 * {@code content_filter} are incomplete, {@code error} is failed, all else is completed.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">The response object</a>
 */
final class ResponseJson {

    private ResponseJson() {}

    static ObjectNode whole(Completion completion) {
        ObjectNode json = head(completion, status(completion.answer()));
        ArrayNode output = json.putArray("output");
        OutputItem.of(completion.answer()).forEach(item -> output.add(item.whole()));
        json.set("usage", usage(completion));
        switch (completion.answer().finishReason()) {
            case "length" -> json.putObject("incomplete_details").put("reason", "max_output_tokens");
            case "content_filter" -> json.putObject("incomplete_details").put("reason", "content_filter");
            case "error" ->
                json.putObject("error").put("code", "server_error").put("message", "The model failed to answer.");
            default -> json.putNull("incomplete_details");
        }
        return json;
    }

    static String status(Answer answer) {
        return switch (answer.finishReason()) {
            case "length", "content_filter" -> "incomplete";
            case "error" -> "failed";
            default -> "completed";
        };
    }

    /** The response before anything has come. */
    static ObjectNode begun(Completion completion) {
        ObjectNode json = head(completion, "in_progress");
        json.putArray("output");
        return json.putNull("usage");
    }

    private static ObjectNode head(Completion completion, String status) {
        ObjectNode json = Json.object()
                .put("id", completion.id())
                .put("object", "response")
                .put("created_at", completion.created())
                .put("status", status)
                .put("background", false)
                .put("model", completion.model())
                .put("parallel_tool_calls", true)
                .put("service_tier", completion.answer().identity().serviceTier())
                .put("store", true)
                .put("temperature", 1.0)
                .put("tool_choice", "auto")
                .put("top_p", 1.0)
                .put("truncation", "disabled");
        json.putArray("tools");
        json.putObject("metadata");
        json.putObject("text").putObject("format").put("type", "text");
        return json.putNull("error").putNull("incomplete_details").putNull("instructions");
    }

    private static ObjectNode usage(Completion completion) {
        Answer.Usage stated = completion.answer().usage();
        ObjectNode usage = Json.object()
                .put("input_tokens", completion.inputTokens())
                .put("output_tokens", completion.outputTokens())
                .put("total_tokens", completion.inputTokens() + completion.outputTokens());
        usage.putObject("input_tokens_details").put("cached_tokens", stated.cachedTokens());
        usage.putObject("output_tokens_details").put("reasoning_tokens", stated.reasoningTokens());
        return usage;
    }
}
