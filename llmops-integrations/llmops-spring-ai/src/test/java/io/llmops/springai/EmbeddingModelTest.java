package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.Operation;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.TokenCountBatchingStrategy;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;

class EmbeddingModelTest {

    private final RecordedCalls recorded = new RecordedCalls();
    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    private EmbeddingModel plain() {
        return OpenAiEmbeddingModel.builder()
                .options(OpenAiEmbeddingOptions.builder()
                        .baseUrl(server.baseUri().toString())
                        .apiKey("any")
                        .model("text-embedding-3-small")
                        .build())
                .build();
    }

    @Test
    void anEmbeddingIsACallWithInputTokens() {
        float[] expected = plain().embed("where is my parcel");

        assertThat(SpringAi.instrument(ops, plain()).embed("where is my parcel"))
                .isEqualTo(expected);

        LlmCall call = recorded.only();
        assertThat(call.request().operation()).isEqualTo(Operation.EMBEDDINGS);
        assertThat(call.request().model()).contains("text-embedding-3-small");
        assertThat(call.target().provider()).isEqualTo("openai");
        Usage usage = call.response().orElseThrow().usage().orElseThrow();
        assertThat(usage.total(TokenKind.INPUT, 0)).isPositive();
        assertThat(usage.total(TokenKind.OUTPUT)).isEmpty();
    }

    @Test
    void documentsAreEmbeddedAsTheModelDoesIt() {
        Document document = new Document("left Bonn at dawn");
        EmbeddingModel model = SpringAi.instrument(ops, plain());

        assertThat(model.embed(document)).isEqualTo(plain().embed(document));
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.COMPLETED);

        assertThat(model.embed(List.of(document), null, new TokenCountBatchingStrategy()))
                .hasSize(1);
        assertThat(recorded.only().response().orElseThrow().usage()).isPresent();
    }

    @Test
    void whatIsEmbeddedIsRedacted() {
        LlmOps guarded = LlmOps.builder()
                .listener(recorded)
                .guard(Guardrails.builder().input(new WordGuardrail("ACME-1")).build())
                .build();
        EmbeddingModel model = SpringAi.instrument(guarded, plain());

        model.embed("of ACME-1");
        assertThat(OpenAi.lastRequest(server).body().path("input").toString()).contains("of [REDACTED:word]");

        model.embed(new Document("for ACME-1"));
        assertThat(OpenAi.lastRequest(server).body().path("input").toString()).contains("for [REDACTED:word]");
    }

    @Test
    void aReplyInPlaceOfAVectorIsABlock() {
        LlmOps guarded = LlmOps.builder()
                .guard(Guardrails.builder()
                        .input(new WordGuardrail("bomb"), Enforcement.enforce().blocking())
                        .answerBlockedWith("No.")
                        .build())
                .build();

        assertThatThrownBy(() -> SpringAi.instrument(guarded, plain()).embed("a bomb"))
                .isInstanceOf(CallBlockedException.class);
        assertThat(server.received()).isZero();
    }
}
