package io.llmops.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import org.junit.jupiter.api.Test;

class UsagesTest {

    @Test
    void cachedTokensBelongToTheInputAndThinkingToTheOutput() {
        assertThat(Usages.of(json("""
            {"input_tokens": 5, "cache_read_input_tokens": 80, "cache_creation_input_tokens": 15,
             "cache_creation": {"ephemeral_5m_input_tokens": 10, "ephemeral_1h_input_tokens": 5},
             "output_tokens": 50, "output_tokens_details": {"thinking_tokens": 30},
             "server_tool_use": {"web_search_requests": 1}}\
            """)))
                .isEqualTo(Usage.of(100, 50)
                        .with(TokenKind.CACHE_READ_INPUT, 80)
                        .with(TokenKind.CACHE_WRITE_INPUT, 15)
                        .with(TokenKind.REASONING_OUTPUT, 30));
    }

    @Test
    void whatIsNotToldIsAbsentAndNotZero() {
        assertThat(Usages.of(json("{\"input_tokens\": 3, \"output_tokens\": 4, \"cache_read_input_tokens\": null}")))
                .isEqualTo(Usage.of(3, 4));
        assertThat(Usages.of(json("{}"))).isEqualTo(Usage.none());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
