package io.llmops.openai;

import static io.llmops.testkit.contract.WordGuardrail.PLACEHOLDER;
import static io.llmops.testkit.contract.WordGuardrail.WORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.llmops.call.LlmCall;
import io.llmops.call.TokenKind;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordedEmbeddingsTest {

    private static final EmbeddingCreateParams PARAMS = EmbeddingCreateParams.builder()
            .model("text-embedding-3-small")
            .inputOfArrayOfStrings(List.of("where is my parcel", "the word is " + WORD))
            .build();

    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final RecordedOps recorded = new RecordedOps(
            ops -> ops.guard(Guardrails.builder().input(new WordGuardrail()).build()));
    private final OpenAIClient client = InstrumentedOpenAi.of(recorded.ops(), Sdk.client(server));

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    @Test
    void embeddingsHaveTheirOwnOperationAndDuration() throws Exception {
        assertThat(client.embeddings().create(PARAMS).data()).hasSize(2);
        client.async().embeddings().create(PARAMS).get();

        for (int i = 0; i < 2; i++) {
            LlmCall call = recorded.next();
            assertThat(call.request().operation()).isEqualTo("embeddings");
            assertThat(call.request().model()).contains("text-embedding-3-small");
            assertThat(call.response().orElseThrow().model()).contains("text-embedding-3-small");
            assertThat(call.response().orElseThrow().usage().orElseThrow().total(TokenKind.INPUT, 0))
                    .isPositive();
        }
        assertThat(recorded.counts())
                .containsEntry("gen_ai.client.operation.duration", 2L)
                .doesNotContainKey("gen_ai.client.inference.duration");
    }

    @Test
    void aTextIsRedactedBeforeItLeavesAndTheOthersAreNotTouched() {
        client.embeddings().create(PARAMS);

        assertThat(server.requests().get(0).body().path("input").toString())
                .isEqualTo("[\"where is my parcel\",\"the word is " + PLACEHOLDER + "\"]");
    }
}
