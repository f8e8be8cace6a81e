package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.instrument.json.JsonFields;
import java.util.OptionalLong;

/**
 * Tokens as Anthropic counts them. Its input tokens leave out those that were read from the cache or written to it; the
 * conventions' include them. Thinking tokens are part of the output.
 *
 * @see <a href="https://docs.claude.com/en/docs/build-with-claude/prompt-caching#tracking-cache-performance">how its input
 *     tokens add up</a>
 */
final class Usages {

    private Usages() {}

    static Usage of(JsonNode usage) {
        OptionalLong read = tokens(usage, "cache_read_input_tokens");
        OptionalLong written = tokens(usage, "cache_creation_input_tokens");
        OptionalLong input = tokens(usage, "input_tokens");
        if (input.isPresent()) {
            input = OptionalLong.of(input.getAsLong() + read.orElse(0) + written.orElse(0));
        }
        Usage told = with(Usage.none(), TokenKind.INPUT, input);
        told = with(told, TokenKind.OUTPUT, tokens(usage, "output_tokens"));
        told = with(told, TokenKind.CACHE_READ_INPUT, read);
        told = with(told, TokenKind.CACHE_WRITE_INPUT, written);
        return with(told, TokenKind.REASONING_OUTPUT, tokens(usage.path("output_tokens_details"), "thinking_tokens"));
    }

    private static OptionalLong tokens(JsonNode usage, String field) {
        OptionalLong tokens = JsonFields.number(usage, field);
        return tokens.isPresent() && tokens.getAsLong() >= 0 ? tokens : OptionalLong.empty();
    }

    private static Usage with(Usage usage, TokenKind kind, OptionalLong tokens) {
        return tokens.isPresent() ? usage.with(kind, tokens.getAsLong()) : usage;
    }
}
