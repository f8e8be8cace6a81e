package io.llmops.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Modality;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import org.junit.jupiter.api.Test;

class UsagesTest {

    @Test
    void modalitiesOfATotalAddUpToIt() {
        Usage usage = Usages.ofChat(json("""
            {"prompt_tokens": 100, "completion_tokens": 60, "total_tokens": 160,
             "prompt_tokens_details": {"text_tokens": 40, "image_tokens": 30, "audio_tokens": 20,
                                       "cached_tokens": 50, "cache_write_tokens": 7},
             "completion_tokens_details": {"audio_tokens": 25, "reasoning_tokens": 10}}\
            """));

        assertThat(usage)
                .isEqualTo(Usage.none()
                        .with(TokenKind.INPUT, Modality.TEXT, 40)
                        .with(TokenKind.INPUT, Modality.IMAGE, 30)
                        .with(TokenKind.INPUT, Modality.AUDIO, 20)
                        .with(TokenKind.INPUT, Modality.UNKNOWN, 10)
                        .with(TokenKind.OUTPUT, Modality.AUDIO, 25)
                        .with(TokenKind.OUTPUT, Modality.UNKNOWN, 35)
                        .with(TokenKind.CACHE_READ_INPUT, 50)
                        .with(TokenKind.CACHE_WRITE_INPUT, 7)
                        .with(TokenKind.REASONING_OUTPUT, 10));
        assertThat(usage.total(TokenKind.INPUT)).hasValue(100);
        assertThat(usage.total(TokenKind.OUTPUT)).hasValue(60);
    }

    @Test
    void detailsThatDoNotAddUpAreNotBelieved() {
        assertThat(Usages.ofChat(json("""
            {"prompt_tokens": 10, "completion_tokens": 0, "prompt_tokens_details": {"text_tokens": 11}}\
            """))).isEqualTo(Usage.of(10, 0));
    }

    @Test
    void whatIsNotToldIsAbsentAndNotZero() {
        assertThat(Usages.ofResponse(json("{\"input_tokens\": 3, \"output_tokens\": 4}")))
                .isEqualTo(Usage.of(3, 4));
        assertThat(Usages.ofResponse(json("{}"))).isEqualTo(Usage.none());
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
