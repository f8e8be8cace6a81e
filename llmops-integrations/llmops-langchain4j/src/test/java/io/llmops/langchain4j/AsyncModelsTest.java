package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Outcome;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.recorded.RecordedCalls;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Futures, which LangChain4j has since 1.20; models in process, for those that can be resolved have none yet. */
@Tag("since-1.20")
class AsyncModelsTest {

    private static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("When?")).build();
    private static final String GONE = "[REDACTED:password]";

    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    private LlmOps guarded(Enforcement enforcement) {
        return LlmOps.builder()
                .listener(recorded)
                .guard(Guardrails.builder()
                        .output(new SesameGuardrail(), enforcement)
                        .build())
                .build();
    }

    private static ChatResponse answer(String text) {
        return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
    }

    private static ChatModel asyncModel(CompletableFuture<ChatResponse> answer) {
        return new ChatModel() {
            @Override
            public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
                return answer;
            }
        };
    }

    @Test
    void aFutureIsTheModelsOwnAndEndsTheCall() throws Exception {
        CompletableFuture<ChatResponse> provider = new CompletableFuture<>();

        CompletableFuture<ChatResponse> future =
                LangChain4j.instrument(ops, asyncModel(provider)).doChatAsync(REQUEST);
        assertThat(future).isSameAs(provider);
        assertThat(recorded.rest()).isEmpty();
        provider.complete(answer("soon"));

        assertThat(recorded.next().response().orElseThrow().text()).isEqualTo("soon");
    }

    @Test
    void everyAsyncFormIsOneCall() throws Exception {
        ChatModel model = LangChain4j.instrument(ops, asyncModel(CompletableFuture.completedFuture(answer("soon"))));

        assertThat(model.chatAsync("When?").join()).isEqualTo("soon");
        assertThat(model.chatAsync(REQUEST).join().aiMessage().text()).isEqualTo("soon");

        recorded.next();
        recorded.next();
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aFailedFutureIsTold() throws Exception {
        ChatModel model =
                LangChain4j.instrument(ops, asyncModel(CompletableFuture.failedFuture(new RateLimitException("?"))));

        assertThatThrownBy(() -> model.chatAsync(REQUEST).join()).hasCauseInstanceOf(RateLimitException.class);

        assertThat(recorded.next().errorType()).contains("rate_limit");
    }

    @Test
    void cancellingTheFutureCancelsTheModels() throws Exception {
        CompletableFuture<ChatResponse> provider = new CompletableFuture<>();

        LangChain4j.instrument(guarded(Enforcement.enforce()), asyncModel(provider))
                .chatAsync(REQUEST)
                .cancel(true);

        assertThatThrownBy(provider::join).isInstanceOf(CancellationException.class);
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void guardrailsEditAndBlockFutures() {
        ChatModel model = asyncModel(CompletableFuture.completedFuture(answer("open sesame")));

        assertThat(LangChain4j.instrument(guarded(Enforcement.enforce()), model)
                        .chatAsync("When?")
                        .join())
                .isEqualTo("open " + GONE);
        assertThatThrownBy(() -> LangChain4j.instrument(guarded(SesameGuardrail.BLOCKING), model)
                        .chatAsync("When?")
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CallBlockedException.class);
    }

    @Test
    void embeddingsMayBeAskedForLater() throws Exception {
        EmbeddingResponse vectors = EmbeddingResponse.builder()
                .embeddings(List.of())
                .modelName("e-1")
                .build();
        EmbeddingModel model = new EmbeddingModel() {
            @Override
            public CompletableFuture<EmbeddingResponse> doEmbedAsync(EmbeddingRequest request) {
                return CompletableFuture.completedFuture(vectors);
            }
        };

        assertThat(LangChain4j.instrument(ops, model)
                        .embedAsync(EmbeddingRequest.builder().input("parcel").build())
                        .join())
                .isSameAs(vectors);
        assertThat(recorded.next().response().orElseThrow().model()).contains("e-1");
    }
}
