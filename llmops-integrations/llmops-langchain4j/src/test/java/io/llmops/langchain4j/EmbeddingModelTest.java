package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.listener.EmbeddingModelRequestContext;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.output.Response;
import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.Operation;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j's own OpenAI embedding model, wrapped, over HTTP. */
class EmbeddingModelTest {

    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();
    private final EmbeddingModel bare = OpenAi.embeddings(server);
    private final EmbeddingModel model = LangChain4j.instrument(ops, bare);

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    @Test
    void everyFormIsOneCallAndAnswersWhatTheModelAnswers() throws Exception {
        TextSegment segment = TextSegment.from("parcel");
        EmbeddingRequest request = EmbeddingRequest.builder().input("parcel").build();

        assertThat(model.embed("parcel").content())
                .isEqualTo(bare.embed("parcel").content());
        expectOneCall();
        assertThat(model.embed(segment).content()).isEqualTo(bare.embed(segment).content());
        expectOneCall();
        assertThat(model.embedAll(List.of(segment)).content())
                .isEqualTo(bare.embedAll(List.of(segment)).content());
        expectOneCall();
        assertThat(model.embed(request)).isEqualTo(bare.embed(request));
        assertThat(expectOneCall().response().orElseThrow().model()).contains("text-embedding-3-small");
    }

    private LlmCall expectOneCall() throws InterruptedException {
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.target().provider()).isEqualTo("openai");
        assertThat(call.request().operation()).isEqualTo(Operation.EMBEDDINGS);
        assertThat(call.request().model()).contains("text-embedding-3-small");
        assertThat(call.request().passages()).extracting("text").containsExactly("parcel");
        assertThat(call.response().orElseThrow().usage().orElseThrow().total(TokenKind.INPUT))
                .hasValue(2);
        assertThat(recorded.rest()).isEmpty();
        return call;
    }

    @Test
    void aFailureIsTold() throws Exception {
        server.close();

        assertThatThrownBy(() -> model.embed("parcel")).isInstanceOf(RuntimeException.class);

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.errorType()).contains("java.net.ConnectException");
    }

    @Test
    void ofNothingTheModelIsNotAsked() {
        assertThat(model.embedAll(List.of()).content()).isEmpty();

        assertThat(server.received()).isZero();
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void passesOnWhatTheModelSaysOfItself() {
        assertThat(model.modelName()).isEqualTo(bare.modelName());
        assertThat(model.provider()).isEqualTo(bare.provider());
        assertThat(model.supportedParameters()).isEqualTo(bare.supportedParameters());
        assertThat(model.supportedContentTypes()).isEqualTo(bare.supportedContentTypes());
        assertThat(model.defaultRequestParameters()).isEqualTo(bare.defaultRequestParameters());
        assertThat(model.dimension()).isEqualTo(bare.dimension());
        assertThat(model).asString().startsWith("InstrumentedEmbeddingModel(");
    }

    @Test
    void listenersHearOfEachCallOnce() {
        List<String> heard = new ArrayList<>();
        EmbeddingModelListener listener = new EmbeddingModelListener() {
            @Override
            public void onRequest(EmbeddingModelRequestContext context) {
                heard.add("request");
            }
        };

        LangChain4j.instrument(ops, bare.addListener(listener)).embed("parcel");
        model.addListener(listener).embed("parcel");

        assertThat(heard).hasSize(2);
    }

    @Test
    void aModelThatDoesNotTellItsNameHasNone() throws Exception {
        EmbeddingModel unnamed = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                return Response.from(List.of(Embedding.from(new float[] {1})));
            }
        };

        LangChain4j.instrument(ops, unnamed).embed("parcel");

        assertThat(recorded.next().request().model()).isEmpty();
    }

    @Test
    void aGuardrailEditsTheTextAndLeavesTheMetadata() {
        List<TextSegment> asked = new ArrayList<>();
        EmbeddingModel noting = new EmbeddingModel() {
            @Override
            public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
                asked.addAll(segments);
                return Response.from(List.of(Embedding.from(new float[] {1})));
            }
        };
        Guardrails guardrails =
                Guardrails.builder().input(new SesameGuardrail()).build();
        try (LlmOps guarded = LlmOps.builder().guard(guardrails).build()) {
            EmbeddingModel wrapped = LangChain4j.instrument(guarded, noting);
            wrapped.embedAll(List.of(TextSegment.from("say sesame", Metadata.from("page", "3"))));
            wrapped.embed(TextSegment.from("sesame", Metadata.from("page", "4")));
            wrapped.embed("sesame");
            wrapped.embed(EmbeddingRequest.builder().input("sesame").build());
        }

        assertThat(asked)
                .containsExactly(
                        TextSegment.from("say [REDACTED:password]", Metadata.from("page", "3")),
                        TextSegment.from("[REDACTED:password]"),
                        TextSegment.from("[REDACTED:password]"),
                        TextSegment.from("[REDACTED:password]"));
    }

    @Test
    void aReplyCannotStandInForAVector() {
        Guardrails guardrails = Guardrails.builder()
                .input(new SesameGuardrail(), SesameGuardrail.BLOCKING)
                .answerBlockedWith("Sorry.")
                .build();
        try (LlmOps guarded = LlmOps.builder().guard(guardrails).build()) {
            EmbeddingModel wrapped = LangChain4j.instrument(guarded, bare);

            assertThatThrownBy(() -> wrapped.embed("sesame"))
                    .isInstanceOf(CallBlockedException.class)
                    .hasMessageContaining("a text cannot stand in for embeddings");
        }
        assertThat(server.received()).isZero();
    }
}
