package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;

/**
 * The wire form of a completion that is sent whole.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">The chat completion object</a>
 */
final class CompletionJson {

    private CompletionJson() {}

    static ObjectNode whole(Completion completion) {
        ObjectNode json = head(completion, "chat.completion");
        ObjectNode choice = json.putArray("choices").addObject().put("index", 0);
        choice.set("message", message(completion.answer()));
        choice.putNull("logprobs");
        choice.put("finish_reason", completion.answer().finishReason());
        json.set("usage", usage(completion));
        return json;
    }

    static ObjectNode head(Completion completion, String object) {
        Answer.Identity identity = completion.answer().identity();
        return Json.object()
                .put("id", completion.id())
                .put("object", object)
                .put("created", completion.created())
                .put("model", completion.model())
                .put("service_tier", identity.serviceTier())
                .put("system_fingerprint", identity.fingerprint());
    }

    static ObjectNode usage(Completion completion) {
        Answer.Usage stated = completion.answer().usage();
        ObjectNode usage = Json.object()
                .put("prompt_tokens", completion.inputTokens())
                .put("completion_tokens", completion.outputTokens())
                .put("total_tokens", completion.inputTokens() + completion.outputTokens());
        usage.putObject("prompt_tokens_details")
                .put("cached_tokens", stated.cachedTokens())
                .put("audio_tokens", 0);
        usage.putObject("completion_tokens_details")
                .put("reasoning_tokens", stated.reasoningTokens())
                .put("audio_tokens", 0)
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
        return usage;
    }

    private static ObjectNode message(Answer answer) {
        ObjectNode message = Json.object().put("role", "assistant");
        if (answer.text().isEmpty()
                && !(answer.toolCalls().isEmpty() && answer.refusal().isEmpty())) {
            message.putNull("content");
        } else {
            message.put("content", answer.text());
        }
        if (answer.refusal().isEmpty()) {
            message.putNull("refusal");
        } else {
            message.put("refusal", answer.refusal());
        }
        if (!answer.reasoning().isEmpty()) {
            message.put("reasoning_content", answer.reasoning());
        }
        if (!answer.toolCalls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            answer.toolCalls().forEach(call -> calls.add(toolCall(call)));
        }
        return message;
    }

    private static ObjectNode toolCall(ToolCall call) {
        ObjectNode json = Json.object().put("id", call.id()).put("type", "function");
        json.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        return json;
    }
}
