package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;

/**
 * The wire form of a message that is sent whole.
 *
 * @see <a href="https://docs.claude.com/en/api/messages">The message object</a>
 */
final class MessageJson {

    private MessageJson() {}

    static ObjectNode whole(Completion completion) {
        ObjectNode json = head(completion);
        ArrayNode content = json.withArray("content");
        ContentBlock.of(completion.answer()).forEach(block -> content.add(block.whole()));
        json.setAll(stop(completion.answer()));
        json.set("usage", withTier(usage(completion), completion.answer()));
        return json;
    }

    /** The message before anything of it has come. */
    static ObjectNode begun(Completion completion) {
        ObjectNode json = head(completion).putNull("stop_reason").putNull("stop_sequence");
        json.set("usage", withTier(input(completion).put("output_tokens", 1), completion.answer()));
        return json;
    }

    private static ObjectNode head(Completion completion) {
        ObjectNode json = Json.object()
                .put("id", completion.id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", completion.model());
        json.putArray("content");
        return json;
    }

    /** Why the message ends. */
    static ObjectNode stop(Answer answer) {
        ObjectNode stop = Json.object().put("stop_reason", reason(answer)).putNull("stop_sequence");
        if (!answer.refusal().isEmpty()) {
            stop.putObject("stop_details")
                    .put("type", "refusal")
                    .putNull("category")
                    .put("explanation", answer.refusal());
        }
        return stop;
    }

    private static String reason(Answer answer) {
        if (!answer.refusal().isEmpty()) {
            return "refusal";
        }
        return switch (answer.finishReason()) {
            case "stop" -> "end_turn";
            case "length" -> "max_tokens";
            case "tool_calls" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> answer.finishReason();
        };
    }

    /** What is known when the message ends; all of it counts from its beginning. */
    static ObjectNode usage(Completion completion) {
        ObjectNode usage = input(completion).put("output_tokens", completion.outputTokens());
        int thinking = completion.answer().usage().reasoningTokens();
        if (thinking > 0) {
            usage.putObject("output_tokens_details").put("thinking_tokens", thinking);
        }
        return usage;
    }

    /** Anthropic's input tokens are those that were neither read from a cache nor written to it. */
    private static ObjectNode input(Completion completion) {
        Answer.Usage stated = completion.answer().usage();
        return Json.object()
                .put("input_tokens", completion.inputTokens() - stated.cachedTokens() - stated.cacheWriteTokens())
                .put("cache_creation_input_tokens", stated.cacheWriteTokens())
                .put("cache_read_input_tokens", stated.cachedTokens());
    }

    private static ObjectNode withTier(ObjectNode usage, Answer answer) {
        String tier = answer.identity().serviceTier();
        return usage.put("service_tier", tier.equals("default") ? "standard" : tier);
    }
}
