package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.models.completions.CompletionUsage;
import io.llmops.call.Modality;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.instrument.json.JsonFields;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as OpenAI counts them. Cached tokens are part of the input, reasoning tokens part of the output; of each total the
 * share whose modality is told goes there, the rest is of unknown modality, so that modalities add up to the total.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/object">usage of a chat completion</a>
 * @see <a href="https://platform.openai.com/docs/api-reference/responses/object">usage of a response</a>
 */
final class Usages {

    private static final Map<Modality, String> DETAILS = Map.of(
            Modality.TEXT, "text_tokens",
            Modality.IMAGE, "image_tokens",
            Modality.AUDIO, "audio_tokens");

    private Usages() {}

    static Usage ofChat(JsonNode usage) {
        return of(usage, "prompt_tokens", "completion_tokens");
    }

    /** The same without JSON, where nothing is told of modalities. */
    @SuppressWarnings("deprecation") // for reading properties of others without copying all
    static Usage ofChat(CompletionUsage usage, Fields fields) {
        var inputDetails = fields.of(usage._promptTokensDetails());
        var outputDetails = fields.of(usage._completionTokensDetails());
        Usage.Builder read = Usage.builder();
        boolean plain = add(read, TokenKind.INPUT, fields.of(usage._promptTokens()))
                && add(read, TokenKind.OUTPUT, fields.of(usage._completionTokens()));
        if (inputDetails != null) {
            plain &= add(read, TokenKind.CACHE_READ_INPUT, fields.of(inputDetails._cachedTokens()))
                    && add(read, TokenKind.CACHE_WRITE_INPUT, fields.of(inputDetails._cacheWriteTokens()))
                    && isNone(fields.of(inputDetails._textTokens()))
                    && isNone(fields.of(inputDetails._imageTokens()))
                    && isNone(fields.of(inputDetails._audioTokens()));
        }
        if (outputDetails != null) {
            plain &= add(read, TokenKind.REASONING_OUTPUT, fields.of(outputDetails._reasoningTokens()))
                    && outputDetails._additionalProperties().isEmpty()
                    && isNone(fields.of(outputDetails._audioTokens()));
        }
        return plain && fields.arePlain() ? read.build() : ofChat(Json.tree(usage));
    }

    /** False for a count that cannot be. */
    private static boolean add(Usage.Builder read, TokenKind kind, @Nullable Long tokens) {
        if (tokens != null && tokens >= 0) {
            read.with(kind, tokens);
        }
        return tokens == null || tokens >= 0;
    }

    private static boolean isNone(@Nullable Long tokens) {
        return tokens == null || tokens == 0;
    }

    static Usage ofResponse(JsonNode usage) {
        return of(usage, "input_tokens", "output_tokens");
    }

    private static Usage of(JsonNode usage, String input, String output) {
        JsonNode inputDetails = usage.path(input + "_details");
        JsonNode outputDetails = usage.path(output + "_details");
        Usage read = byModality(Usage.none(), TokenKind.INPUT, JsonFields.number(usage, input), inputDetails);
        read = byModality(read, TokenKind.OUTPUT, JsonFields.number(usage, output), outputDetails);
        read = with(read, TokenKind.CACHE_READ_INPUT, inputDetails, "cached_tokens");
        read = with(read, TokenKind.CACHE_WRITE_INPUT, inputDetails, "cache_write_tokens");
        return with(read, TokenKind.REASONING_OUTPUT, outputDetails, "reasoning_tokens");
    }

    private static Usage with(Usage usage, TokenKind kind, JsonNode details, String field) {
        OptionalLong tokens = JsonFields.number(details, field);
        return tokens.isPresent() && tokens.getAsLong() >= 0 ? usage.with(kind, tokens.getAsLong()) : usage;
    }

    private static Usage byModality(Usage usage, TokenKind kind, OptionalLong total, JsonNode details) {
        if (total.isEmpty() || total.getAsLong() < 0) {
            return usage;
        }
        long rest = total.getAsLong();
        Usage split = usage;
        for (Modality modality : Modality.values()) {
            long tokens = DETAILS.containsKey(modality)
                    ? JsonFields.number(details, DETAILS.get(modality)).orElse(0)
                    : 0;
            if (tokens > 0) {
                split = split.with(kind, modality, tokens);
                rest -= tokens;
            }
        }
        if (rest < 0) {
            return usage.with(kind, total.getAsLong()); // the details do not add up: only the total is believed
        }
        return rest > 0 || total.getAsLong() == 0 ? split.with(kind, rest) : split;
    }
}
