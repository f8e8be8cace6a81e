package io.llmops.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void aBaseUrlTellsProviderHostAndPort() {
        assertThat(target("https://api.openai.com/v1")).isEqualTo(CallTarget.of("openai", "api.openai.com", 443));
        assertThat(target("http://localhost:11434/v1")).isEqualTo(CallTarget.of("openai", "localhost", 11434));
        assertThat(target("https://shop.openai.azure.com/openai/deployments/x"))
                .isEqualTo(CallTarget.of("azure.ai.openai", "shop.openai.azure.com", 443));
    }

    @Test
    void aBaseUrlThatTellsNothingLeavesTheAddressOut() {
        assertThat(target("not a url")).isEqualTo(CallTarget.of("openai"));
        assertThat(OpenAiSdk.target(Optional.empty(), Optional.empty())).isEqualTo(CallTarget.of("openai"));
    }

    @Test
    void aProviderThatIsNamedWins() {
        assertThat(OpenAiSdk.target(Optional.of("https://api.groq.com/openai/v1"), Optional.of("groq")))
                .isEqualTo(CallTarget.of("groq", "api.groq.com", 443));
        try (LlmOps ops = LlmOps.builder().build()) {
            assertThatThrownBy(() -> InstrumentedOpenAi.with(ops).provider(" ")).hasMessageContaining("such as 'groq'");
        }
    }

    private static CallTarget target(String baseUrl) {
        return OpenAiSdk.target(Optional.of(baseUrl), Optional.empty());
    }
}
