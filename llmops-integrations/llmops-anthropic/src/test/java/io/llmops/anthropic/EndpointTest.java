package io.llmops.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.backends.Backend;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.testkit.recorded.RecordedOps;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {

    @Test
    void aBaseUrlTellsProviderHostAndPort() {
        assertThat(target("https://api.anthropic.com")).isEqualTo(CallTarget.of("anthropic", "api.anthropic.com", 443));
        assertThat(target("http://localhost:8080")).isEqualTo(CallTarget.of("anthropic", "localhost", 8080));
        assertThat(target("https://bedrock-runtime.eu-west-1.amazonaws.com"))
                .isEqualTo(CallTarget.of("aws.bedrock", "bedrock-runtime.eu-west-1.amazonaws.com", 443));
        assertThat(target("https://europe-west1-aiplatform.googleapis.com/v1"))
                .isEqualTo(CallTarget.of("gcp.vertex_ai", "europe-west1-aiplatform.googleapis.com", 443));
        assertThat(target("https://aiplatform.googleapis.com/v1"))
                .isEqualTo(CallTarget.of("gcp.vertex_ai", "aiplatform.googleapis.com", 443));
    }

    @Test
    void aBaseUrlThatTellsNothingLeavesTheAddressOut() {
        assertThat(target("not a url")).isEqualTo(CallTarget.of("anthropic"));
        assertThat(AnthropicSdk.target(Optional.empty(), Optional.empty())).isEqualTo(CallTarget.of("anthropic"));
    }

    @Test
    void aProviderThatIsNamedWins() {
        assertThat(AnthropicSdk.target(Optional.of("https://gateway.example"), Optional.of("aws.bedrock")))
                .isEqualTo(CallTarget.of("aws.bedrock", "gateway.example", 443));
        try (LlmOps ops = LlmOps.builder().build()) {
            assertThatThrownBy(() -> InstrumentedAnthropic.with(ops).provider(" "))
                    .hasMessageContaining("such as 'aws.bedrock'");
        }
    }

    @Test
    void theBackendOfAClientIsItsBaseUrl() throws Exception {
        AnthropicClient bedrock = AnthropicOkHttpClient.builder()
                .backend(new Bedrock())
                .maxRetries(0)
                .build();
        try (RecordedOps recorded = new RecordedOps()) {
            assertThatThrownBy(() -> InstrumentedAnthropic.of(recorded.ops(), bedrock)
                            .messages()
                            .create(Sdk.ask("?")))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(recorded.next().target().provider()).isEqualTo("aws.bedrock");
        }
    }

    /** Like the SDK's own, as far as its address; nothing is sent. */
    private static final class Bedrock implements Backend {

        @Override
        public String baseUrl() {
            return "https://bedrock-runtime.eu-west-1.amazonaws.com";
        }

        @Override
        public com.anthropic.core.http.HttpRequest prepareRequest(com.anthropic.core.http.HttpRequest request) {
            throw new IllegalStateException("no network in tests");
        }

        @Override
        public void close() {}
    }

    private static CallTarget target(String baseUrl) {
        return AnthropicSdk.target(Optional.of(baseUrl), Optional.empty());
    }
}
