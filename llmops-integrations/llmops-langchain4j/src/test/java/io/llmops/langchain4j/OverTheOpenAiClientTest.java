package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openaiofficial.OpenAiOfficialChatModel;
import dev.langchain4j.model.openaiofficial.OpenAiOfficialEmbeddingModel;
import dev.langchain4j.model.openaiofficial.OpenAiOfficialStreamingChatModel;
import io.llmops.LlmOps;
import io.llmops.call.LlmCall;
import io.llmops.call.Operation;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.openai.InstrumentedOpenAi;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j's models over the official OpenAI client, both instrumented: what the client does is a part of one call. */
class OverTheOpenAiClientTest {

    private static final Answer ANSWER = Answer.builder()
            .text("on its way")
            .inputTokens(100)
            .cachedTokens(60)
            .outputTokens(20)
            .build();

    private final ModelServer server = ModelServer.builder()
            .script(Script.saying("on its way"))
            .chunkTokens(1)
            .start();
    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder()
            .listener(recorded)
            .guard(Guardrails.builder()
                    .input(new SesameGuardrail(), Enforcement.enforce())
                    .build())
            .build();
    private final OpenAIClient client = InstrumentedOpenAi.of(
            ops,
            OpenAIOkHttpClient.builder()
                    .baseUrl(server.baseUri().toString())
                    .apiKey("any")
                    .maxRetries(0)
                    .build());
    private final OpenAIClientAsync asyncClient = InstrumentedOpenAi.of(
            ops,
            OpenAIOkHttpClientAsync.builder()
                    .baseUrl(server.baseUri().toString())
                    .apiKey("any")
                    .maxRetries(0)
                    .build());
    private final ChatModel chat = LangChain4j.instrument(ops, new OverTheClient(client));
    private final StreamingChatModel streaming = LangChain4j.instrument(ops, new StreamsOverTheClient(asyncClient));

    /** Models of this version forget their parameters when their builder is given a client. */
    private static final class OverTheClient extends OpenAiOfficialChatModel {
        OverTheClient(OpenAIClient instrumented) {
            super(builder().apiKey("any").modelName(OpenAi.MODEL));
            client = instrumented;
        }
    }

    private static final class StreamsOverTheClient extends OpenAiOfficialStreamingChatModel {
        StreamsOverTheClient(OpenAIClientAsync instrumented) {
            super(builder().apiKey("any").modelName(OpenAi.MODEL));
            asyncClient = instrumented;
        }
    }

    @AfterEach
    void close() {
        ops.close();
        client.close();
        asyncClient.close();
        server.close();
    }

    private static OptionalLong tokens(LlmCall call, TokenKind kind) {
        return call.response().orElseThrow().usage().orElseThrow().total(kind);
    }

    @Test
    void anAnswerIsCountedOnce() throws Exception {
        server.enqueue(ANSWER);

        assertThat(chat.chat("When?")).isEqualTo("on its way");

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.attempts()).isEqualTo(1);
        assertThat(tokens(call, TokenKind.INPUT)).hasValue(100);
        assertThat(tokens(call, TokenKind.CACHE_READ_INPUT)).hasValue(60);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aStreamIsCountedOnceWithItsChunks() throws Exception {
        server.enqueue(ANSWER);
        StreamLog log = new StreamLog();

        streaming.chat("When?", log);

        assertThat(log.whole().aiMessage().text()).isEqualTo("on its way");
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.timing().chunks()).isEqualTo(3);
        assertThat(tokens(call, TokenKind.INPUT)).hasValue(100);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void guardrailsSeeARequestOnce() throws Exception {
        chat.chat("It is sesame.");

        assertThat(server.requests().get(0).lastUserText()).isEqualTo("It is [REDACTED:password].");
        assertThat(recorded.next().decisions()).hasSize(1);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aFailureIsCountedOnce() {
        server.enqueue(Fault.serverError());

        assertThatThrownBy(() -> chat.chat("When?")).isInstanceOf(RuntimeException.class);

        LlmCall call = recorded.rest().get(0);
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(recorded.rest()).hasSize(1);
    }

    @Test
    void aStreamThatBreaksIsOneFailure() throws Exception {
        server.enqueue(new Break(ANSWER, 2));
        StreamLog log = new StreamLog();

        streaming.chat("When?", log);

        assertThat(log.error()).isNotNull();
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void embeddingsAreCountedOnce() throws Exception {
        EmbeddingModel embeddings = LangChain4j.instrument(
                ops,
                OpenAiOfficialEmbeddingModel.builder()
                        .openAIClient(client)
                        .modelName("text-embedding-3-small")
                        .build());

        embeddings.embed("parcel");

        assertThat(recorded.next().request().operation()).isEqualTo(Operation.EMBEDDINGS);
        assertThat(recorded.rest()).isEmpty();
    }
}
