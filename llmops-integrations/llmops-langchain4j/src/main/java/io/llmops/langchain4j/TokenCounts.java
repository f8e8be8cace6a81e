package io.llmops.langchain4j;

import dev.langchain4j.model.output.TokenUsage;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What a class of token usage counts beyond input and output. Vendors add their own methods, and are read by name, so
 * that none of their modules is needed:
 *
 * <ul>
 *   <li>{@code OpenAiTokenUsage}, {@code OpenAiOfficialTokenUsage}: cached tokens are part of the input, reasoning tokens
 *       part of the output;
 *   <li>{@code AnthropicTokenUsage}, {@code BedrockTokenUsage}: cached tokens come on top of the input (<a
 *       href="https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html">Bedrock</a>: total input tokens =
 *       inputTokens + cacheReadInputTokens + cacheWriteInputTokens), and the conventions want them in it;
 *   <li>{@code GoogleAiGeminiTokenUsage}: cached tokens are part of the prompt; thoughts come on top of the candidates.
 * </ul>
 */
final class TokenCounts {

    private static final ClassValue<TokenCounts> KNOWN = new ClassValue<>() {
        @Override
        protected TokenCounts computeValue(Class<?> type) {
            return new TokenCounts(type);
        }
    };

    private final Getter cacheRead;
    private final Getter cacheWrite;
    private final Getter reasoning;
    private final boolean cacheOnTop;
    private final boolean reasoningOnTop;

    private TokenCounts(Class<?> type) {
        Getter ownCacheRead = Getter.of(type, "cacheReadInputTokens");
        Getter thoughts = Getter.of(type, "thoughtsTokenCount");
        this.cacheRead = ownCacheRead
                .or(Getter.of(type, "inputTokensDetails", "cachedTokens"))
                .or(Getter.of(type, "cachedContentTokenCount"));
        this.cacheWrite = Getter.of(type, "cacheCreationInputTokens").or(Getter.of(type, "cacheWriteInputTokens"));
        this.reasoning = thoughts.or(Getter.of(type, "outputTokensDetails", "reasoningTokens"));
        this.cacheOnTop = !ownCacheRead.isAbsent();
        this.reasoningOnTop = !thoughts.isAbsent();
    }

    static Usage usage(TokenUsage counts) {
        return KNOWN.get(counts.getClass()).read(counts);
    }

    private Usage read(TokenUsage counts) {
        Number read = number(cacheRead.read(counts));
        Number write = number(cacheWrite.read(counts));
        Number thought = number(reasoning.read(counts));
        Usage.Builder usage = Usage.builder();
        add(usage, TokenKind.INPUT, sum(counts.inputTokenCount(), cacheOnTop ? sum(read, write) : null));
        add(usage, TokenKind.OUTPUT, sum(counts.outputTokenCount(), reasoningOnTop ? thought : null));
        add(usage, TokenKind.CACHE_READ_INPUT, read);
        add(usage, TokenKind.CACHE_WRITE_INPUT, write);
        add(usage, TokenKind.REASONING_OUTPUT, thought);
        return usage.build();
    }

    private static @Nullable Number number(@Nullable Object value) {
        return value instanceof Number number ? number : null;
    }

    private static @Nullable Number sum(@Nullable Number one, @Nullable Number other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.longValue() + other.longValue();
    }

    private static void add(Usage.Builder usage, TokenKind kind, @Nullable Number tokens) {
        if (tokens != null && tokens.longValue() >= 0) {
            usage.with(kind, tokens.longValue());
        }
    }
}
