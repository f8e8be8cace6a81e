package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.CallTarget;
import org.junit.jupiter.api.Test;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

class ProvidersTest {

    /** Options with a base URL. */
    public record Options(String getBaseUrl) {}

    private static CallTarget openAi(String url) {
        return Providers.of(
                OpenAiEmbeddingModel.builder()
                        .options(OpenAiEmbeddingOptions.builder().apiKey("any").build())
                        .build(),
                new Options(url));
    }

    @Test
    void whoSpeaksOpenAisWireFormatIsKnownByTheHost() {
        assertThat(openAi("https://api.groq.com/openai").provider()).isEqualTo("groq");
        assertThat(openAi("https://shop.openai.azure.com/").provider()).isEqualTo("azure.ai.openai");
        assertThat(openAi("https://api.openai.com/v1").provider()).isEqualTo("openai");
        assertThat(openAi("no url").serverAddress()).isEmpty();
    }

    @Test
    void theServerIsToldWithItsPort() {
        assertThat(openAi("https://gateway.example/v1")).isEqualTo(CallTarget.of("openai", "gateway.example", 443));
    }

    @Test
    void aModelOfUnknownMakeLeavesTheProviderToTheNameOfTheModel() {
        assertThat(Providers.of("a model", null)).isEqualTo(CallTarget.of(CallTarget.UNKNOWN_PROVIDER));
    }
}
