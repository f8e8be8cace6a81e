package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import org.junit.jupiter.api.Test;

/** Cached and reasoning tokens of the vendors' own classes; of those that cannot be resolved, of classes of their shape. */
class TokenCountsTest {

    @Test
    void openAiCountsCachedAndReasoningTokensAmongTheOthers() {
        Usage usage = TokenCounts.usage(OpenAiTokenUsage.builder()
                .inputTokenCount(100)
                .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                        .cachedTokens(60)
                        .build())
                .outputTokenCount(20)
                .outputTokensDetails(OpenAiTokenUsage.OutputTokensDetails.builder()
                        .reasoningTokens(5)
                        .build())
                .totalTokenCount(120)
                .build());

        assertThat(usage)
                .isEqualTo(
                        Usage.of(100, 20).with(TokenKind.CACHE_READ_INPUT, 60).with(TokenKind.REASONING_OUTPUT, 5));
    }

    @Test
    void openAiDetailsMayBeMissing() {
        assertThat(TokenCounts.usage(OpenAiTokenUsage.builder()
                        .inputTokenCount(100)
                        .outputTokenCount(20)
                        .build()))
                .isEqualTo(Usage.of(100, 20));
    }

    @Test
    void openAiOfficialIsReadByItsShape() {
        assertThat(TokenCounts.usage(new OfficialShape()))
                .isEqualTo(
                        Usage.of(100, 20).with(TokenKind.CACHE_READ_INPUT, 60).with(TokenKind.REASONING_OUTPUT, 5));
    }

    @Test
    void anthropicsCachedTokensBelongToTheInput() {
        Usage usage = TokenCounts.usage(AnthropicTokenUsage.builder()
                .inputTokenCount(4)
                .cacheReadInputTokens(1000)
                .cacheCreationInputTokens(200)
                .outputTokenCount(20)
                .build());

        assertThat(usage)
                .isEqualTo(Usage.of(1204, 20)
                        .with(TokenKind.CACHE_READ_INPUT, 1000)
                        .with(TokenKind.CACHE_WRITE_INPUT, 200));
    }

    @Test
    void anthropicWithoutACacheIsPlain() {
        assertThat(TokenCounts.usage(AnthropicTokenUsage.builder()
                        .inputTokenCount(4)
                        .outputTokenCount(20)
                        .build()))
                .isEqualTo(Usage.of(4, 20));
    }

    @Test
    void bedrocksCachedTokensBelongToTheInputToo() {
        assertThat(TokenCounts.usage(new BedrockShape()))
                .isEqualTo(Usage.of(1204, 20)
                        .with(TokenKind.CACHE_READ_INPUT, 1000)
                        .with(TokenKind.CACHE_WRITE_INPUT, 200));
    }

    @Test
    void geminisThoughtsBelongToTheOutputAndItsCacheIsPartOfThePrompt() {
        Usage usage = TokenCounts.usage(GoogleAiGeminiTokenUsage.builder()
                .inputTokenCount(100)
                .cachedContentTokenCount(60)
                .outputTokenCount(20)
                .thoughtsTokenCount(30)
                .totalTokenCount(150)
                .build());

        assertThat(usage)
                .isEqualTo(
                        Usage.of(100, 50).with(TokenKind.CACHE_READ_INPUT, 60).with(TokenKind.REASONING_OUTPUT, 30));
    }

    @Test
    void whatIsNotToldIsAbsentAndNotZero() {
        assertThat(TokenCounts.usage(new TokenUsage(7, null)))
                .isEqualTo(Usage.none().with(TokenKind.INPUT, 7));
        assertThat(TokenCounts.usage(new TokenUsage())).isEqualTo(Usage.none());
    }

    @Test
    void aClassThatCannotBeReachedIsReadAsAPlainOne() {
        assertThat(TokenCounts.usage(new Hidden())).isEqualTo(Usage.of(3, 4));
    }

    /** Of the shape of {@code OpenAiOfficialTokenUsage}. */
    public static final class OfficialShape extends TokenUsage {
        OfficialShape() {
            super(100, 20);
        }

        public Input inputTokensDetails() {
            return new Input(60L);
        }

        public Output outputTokensDetails() {
            return new Output(5L);
        }

        public record Input(Long cachedTokens) {}

        public record Output(Long reasoningTokens) {}
    }

    /** Of the shape of {@code BedrockTokenUsage}. */
    public static final class BedrockShape extends TokenUsage {
        BedrockShape() {
            super(4, 20);
        }

        public Integer cacheReadInputTokens() {
            return 1000;
        }

        public Integer cacheWriteInputTokens() {
            return 200;
        }
    }

    private static final class Hidden extends TokenUsage {
        Hidden() {
            super(3, 4);
        }

        @SuppressWarnings({"unused", "EffectivelyPrivate"}) // by name, if it could be reached
        public Integer cacheReadInputTokens() {
            return 1;
        }
    }
}
