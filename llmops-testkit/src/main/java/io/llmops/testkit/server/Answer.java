package io.llmops.testkit.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A chat completion, a response or a message that succeeds, sent whole or as a stream as the client asks.
 *
 * <pre>{@code
 * Answer.builder().text("Fine, thanks.").outputTokens(5).timeToFirstChunk(Duration.ofMillis(300)).build();
 * }</pre>
 *
 * <p>Immutable, so one answer may serve many requests.
 *
 * @param text empty if the model only calls tools
 * @param reasoning what the model shows of its reasoning: in a response the summary, in a chat completion
 *     {@code reasoning_content}, as servers other than OpenAI's send it, in a message the thinking; empty for none
 * @param refusal what the model says instead of a text if it will not answer, or in a message why; empty if it does
 * @param finishReason such as {@code stop}, {@code length}, {@code tool_calls} or {@code content_filter}; in messages
 *     these become {@code end_turn}, {@code max_tokens}, {@code tool_use} and {@code refusal}, others stay as they are
 * @param usage what is billed, as far as it is stated
 * @param timing how long a real provider would have taken
 * @param identity what the provider says about itself
 */
public record Answer(
        String text,
        String reasoning,
        String refusal,
        List<ToolCall> toolCalls,
        String finishReason,
        Usage usage,
        Timing timing,
        Identity identity)
        implements Reply {

    public Answer {
        toolCalls = List.copyOf(toolCalls);
    }

    /** An answer with this text and everything else by default. */
    public static Answer of(String text) {
        return builder().text(text).build();
    }

    public static AnswerBuilder builder() {
        return new AnswerBuilder();
    }

    /**
     * Tokens that the answer states.
     *
     * @param inputTokens empty for about one for every four characters of the messages
     * @param outputTokens with the reasoning tokens; empty for about one for every four characters of the answer, plus
     *     the reasoning tokens
     * @param cachedTokens those of the input tokens that were read from a cache
     * @param cacheWriteTokens those of the input tokens that were written to a cache, as only Anthropic tells
     * @param reasoningTokens those of the output tokens that the caller does not see
     */
    public record Usage(
            OptionalInt inputTokens,
            OptionalInt outputTokens,
            int cachedTokens,
            int cacheWriteTokens,
            int reasoningTokens) {}

    /**
     * Simulated time.
     *
     * @param timeToFirstChunk from the request to the first chunk
     * @param delayPerChunk from each chunk of text or tool call arguments to the next
     */
    public record Timing(Duration timeToFirstChunk, Duration delayPerChunk) {
        public Timing {
            if (timeToFirstChunk.isNegative() || delayPerChunk.isNegative()) {
                throw new IllegalArgumentException(
                        "delays cannot be negative: " + timeToFirstChunk + ", " + delayPerChunk);
            }
        }
    }

    /**
     * What the provider says about itself.
     *
     * @param id empty for one that the server makes, different for every answer
     * @param model the response model; empty for the model that was requested
     * @param fingerprint the {@code system_fingerprint}
     */
    public record Identity(Optional<String> id, Optional<String> model, String fingerprint, String serviceTier) {}
}
