package io.llmops.springai;

import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as Spring AI tells them, brought to the terms of the conventions: input holds the cached tokens. Zero input and
 * zero output is what Spring AI says where the provider said nothing.
 */
final class UsageMapping {

    /** Where vendors' own usage types keep the tokens spent on reasoning. */
    private static final List<String[]> REASONING = List.of(
            new String[] {"completionTokensDetails", "reasoningTokens"}, // OpenAI
            new String[] {"outputTokensDetails", "reasoningTokens"}, // OpenAI, Responses API
            new String[] {"completionTokenDetails", "reasoningTokens"}, // DeepSeek
            new String[] {"thoughtsTokenCount"}); // Google

    /**
     * The vendors whose input leaves out what was cached.
     *
     * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching">Anthropic</a>
     * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html">Amazon Bedrock</a>
     */
    private static final List<String> CACHED_APART = List.of("com.anthropic.", "software.amazon.awssdk.");

    private UsageMapping() {}

    static Optional<Usage> of(org.springframework.ai.chat.metadata.@Nullable Usage usage) {
        if (usage == null || (count(usage.getPromptTokens()) == 0 && count(usage.getCompletionTokens()) == 0)) {
            return Optional.empty();
        }
        Optional<Number> reasoning = reasoning(usage);
        Usage.Builder known =
                Usage.builder().with(TokenKind.INPUT, input(usage)).with(TokenKind.OUTPUT, output(usage, reasoning));
        add(known, TokenKind.CACHE_READ_INPUT, usage.getCacheReadInputTokens());
        add(known, TokenKind.CACHE_WRITE_INPUT, usage.getCacheWriteInputTokens());
        add(known, TokenKind.REASONING_OUTPUT, reasoning.orElse(null));
        return Optional.of(known.build());
    }

    private static void add(Usage.Builder known, TokenKind kind, @Nullable Number tokens) {
        if (tokens != null) {
            known.with(kind, count(tokens));
        }
    }

    private static long input(org.springframework.ai.chat.metadata.Usage usage) {
        long told = count(usage.getPromptTokens());
        return isCachedApart(usage.getNativeUsage())
                ? told + count(usage.getCacheReadInputTokens()) + count(usage.getCacheWriteInputTokens())
                : told;
    }

    /** Google counts thoughts beside its candidates. */
    private static long output(org.springframework.ai.chat.metadata.Usage usage, Optional<Number> reasoning) {
        long told = count(usage.getCompletionTokens());
        boolean apart = Reflected.number(usage.getNativeUsage(), "candidatesTokenCount")
                .filter(candidates -> candidates.longValue() == told)
                .isPresent();
        return apart ? told + count(reasoning.orElse(null)) : told;
    }

    /** Embeddings have no output. */
    static Optional<Usage> ofInput(org.springframework.ai.chat.metadata.@Nullable Usage usage) {
        return usage == null || count(usage.getPromptTokens()) == 0
                ? Optional.empty()
                : Optional.of(Usage.none().with(TokenKind.INPUT, count(usage.getPromptTokens())));
    }

    private static boolean isCachedApart(@Nullable Object vendors) {
        if (vendors != null) {
            String name = vendors.getClass().getName();
            for (String prefix : CACHED_APART) {
                if (name.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Number> reasoning(org.springframework.ai.chat.metadata.Usage usage) {
        Object vendors = usage.getNativeUsage();
        for (String[] path : REASONING) {
            Optional<Number> tokens = Reflected.number(vendors, path);
            if (tokens.isPresent()) {
                return tokens;
            }
        }
        return Reflected.number(usage, "getThoughtsTokenCount"); // Spring AI's own type for Google
    }

    private static long count(@Nullable Number tokens) {
        return tokens == null ? 0 : Math.max(0, tokens.longValue());
    }

    /**
     * What two chunks of one stream say together. Providers tell running totals, some in every chunk and some a part of
     * them: the last that is told counts, and nothing is added up.
     */
    static Usage merged(Usage before, Usage after) {
        Usage merged = before;
        for (TokenKind kind : TokenKind.values()) {
            long told = after.total(kind, 0);
            if (told > 0 || (before.total(kind).isEmpty() && after.total(kind).isPresent())) {
                merged = merged.with(kind, told);
            }
        }
        return merged;
    }
}
