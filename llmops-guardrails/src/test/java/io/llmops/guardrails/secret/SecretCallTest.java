package io.llmops.guardrails.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.guardrails.Guardrails;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SecretCallTest {

    private final List<LlmRequest> sent = new ArrayList<>();

    @Test
    void noKeyReachesTheProviderNorTheCaller() {
        String key = FakeSecrets.of("github-token", new Random(10)).secret();
        Guardrails guardrails = Guardrails.builder()
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .build();
        LlmClient client = LlmOps.builder()
                .guard(guardrails)
                .evaluators(List.of())
                .build()
                .instrument(SimpleClient.of(request -> {
                    sent.add(request);
                    return LlmResponse.of("Set GH_TOKEN=" + key);
                }));

        LlmResponse answer = client.chat(LlmRequest.of("model-x", "Why is " + key + " refused?"));

        assertThat(sent.get(0).passages())
                .extracting("text")
                .containsExactly("Why is [REDACTED:github_token] refused?");
        assertThat(answer.text()).isEqualTo("Set GH_TOKEN=[REDACTED:github_token]");
    }
}
