package io.llmops.testkit.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Builds an {@link Answer}; whatever is not stated has the default that the answer documents. Not thread-safe. */
public final class AnswerBuilder {

    private final List<ToolCall> toolCalls = new ArrayList<>();
    private String text = "";
    private String reasoning = "";
    private String refusal = "";
    private Optional<String> finishReason = Optional.empty();
    private OptionalInt inputTokens = OptionalInt.empty();
    private OptionalInt outputTokens = OptionalInt.empty();
    private int cachedTokens;
    private int cacheWriteTokens;
    private int reasoningTokens;
    private Duration timeToFirstChunk = Duration.ZERO;
    private Duration delayPerChunk = Duration.ZERO;
    private Optional<String> id = Optional.empty();
    private Optional<String> model = Optional.empty();
    private String fingerprint = "fp_testkit";
    private String serviceTier = "default";

    AnswerBuilder() {}

    public AnswerBuilder text(String text) {
        this.text = text;
        return this;
    }

    /** What the model shows of its reasoning. */
    public AnswerBuilder reasoning(String reasoning) {
        this.reasoning = reasoning;
        return this;
    }

    /** The model will not answer, and says this instead of a text. */
    public AnswerBuilder refusal(String refusal) {
        this.refusal = refusal;
        return this;
    }

    /** Adds a tool call; may be called several times. */
    public AnswerBuilder toolCall(ToolCall toolCall) {
        toolCalls.add(toolCall);
        return this;
    }

    /** By default {@code tool_calls} if there is a tool call, otherwise {@code stop}. */
    public AnswerBuilder finishReason(String finishReason) {
        this.finishReason = Optional.of(finishReason);
        return this;
    }

    public AnswerBuilder inputTokens(int inputTokens) {
        this.inputTokens = OptionalInt.of(tokens(inputTokens));
        return this;
    }

    /** Output tokens, those for reasoning among them. */
    public AnswerBuilder outputTokens(int outputTokens) {
        this.outputTokens = OptionalInt.of(tokens(outputTokens));
        return this;
    }

    public AnswerBuilder cachedTokens(int cachedTokens) {
        this.cachedTokens = tokens(cachedTokens);
        return this;
    }

    /** Input tokens that were written to a cache, as only Anthropic tells. */
    public AnswerBuilder cacheWriteTokens(int cacheWriteTokens) {
        this.cacheWriteTokens = tokens(cacheWriteTokens);
        return this;
    }

    public AnswerBuilder reasoningTokens(int reasoningTokens) {
        this.reasoningTokens = tokens(reasoningTokens);
        return this;
    }

    public AnswerBuilder timeToFirstChunk(Duration timeToFirstChunk) {
        this.timeToFirstChunk = timeToFirstChunk;
        return this;
    }

    public AnswerBuilder delayPerChunk(Duration delayPerChunk) {
        this.delayPerChunk = delayPerChunk;
        return this;
    }

    public AnswerBuilder id(String id) {
        this.id = Optional.of(id);
        return this;
    }

    /** The response model, when it differs from the model that was requested. */
    public AnswerBuilder model(String model) {
        this.model = Optional.of(model);
        return this;
    }

    public AnswerBuilder fingerprint(String fingerprint) {
        this.fingerprint = fingerprint;
        return this;
    }

    public AnswerBuilder serviceTier(String serviceTier) {
        this.serviceTier = serviceTier;
        return this;
    }

    public Answer build() {
        return new Answer(
                text,
                reasoning,
                refusal,
                toolCalls,
                finishReason.orElse(toolCalls.isEmpty() ? "stop" : "tool_calls"),
                new Answer.Usage(inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens),
                new Answer.Timing(timeToFirstChunk, delayPerChunk),
                new Answer.Identity(id, model, fingerprint, serviceTier));
    }

    private static int tokens(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a number of tokens cannot be negative: " + count);
        }
        return count;
    }
}
