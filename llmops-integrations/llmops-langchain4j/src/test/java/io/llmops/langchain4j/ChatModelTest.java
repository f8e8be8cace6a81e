package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Operation;
import io.llmops.call.Outcome;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.Hang;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j's own OpenAI chat model, wrapped, over HTTP. */
class ChatModelTest {

    private static final Answer ANSWER = Answer.builder()
            .text("In two days.")
            .id("chatcmpl-7")
            .model("gpt-4o-mini-2024-07-18")
            .inputTokens(100)
            .cachedTokens(60)
            .outputTokens(20)
            .reasoningTokens(5)
            .serviceTier("flex")
            .fingerprint("fp_7")
            .build();

    private final ModelServer server = ModelServer.start(Script.saying("In two days."));
    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();
    private final OpenAiChatModel bare = OpenAi.chat(server).temperature(0.5).build();
    private final ChatModel model = LangChain4j.instrument(ops, bare);

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    @Test
    void recordsWhoWasAskedWhatAndWhoAnswered() throws Exception {
        server.enqueue(ANSWER);

        assertThat(model.chat("When?")).isEqualTo("In two days.");

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.target().provider()).isEqualTo("openai");
        assertThat(call.request().operation()).isEqualTo(Operation.CHAT);
        assertThat(call.request().model()).contains("gpt-4o-mini");
        assertThat(call.request().options().temperature()).hasValue(0.5);
        assertThat(call.request().streaming()).isFalse();
        assertThat(call.request().passages()).extracting("text").containsExactly("When?");
        LlmResponse response = call.response().orElseThrow();
        assertThat(response.id()).contains("chatcmpl-7");
        assertThat(response.model()).contains("gpt-4o-mini-2024-07-18");
        assertThat(response.text()).isEqualTo("In two days.");
        assertThat(response.choices().get(0).finishReason()).contains(FinishReason.STOP);
        assertThat(response.serviceTier()).contains("flex");
        assertThat(response.systemFingerprint()).contains("fp_7");
        assertThat(response.usage())
                .contains(Usage.of(100, 20).with(TokenKind.CACHE_READ_INPUT, 60).with(TokenKind.REASONING_OUTPUT, 5));
    }

    @Test
    void theHostGetsTheProvidersOwnObjects() {
        server.enqueue(ANSWER);

        assertThat(model.chat(ChatRequest.builder()
                                .messages(UserMessage.from("When?"))
                                .build())
                        .tokenUsage())
                .isInstanceOf(OpenAiTokenUsage.class);
    }

    @Test
    void passesOnWhatTheModelSaysOfItself() {
        OpenAiChatModel capable = OpenAi.chat(server)
                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                .build();
        ChatModel wrapped = LangChain4j.instrument(ops, capable);

        assertThat(wrapped.supportedCapabilities()).containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        assertThat(wrapped.provider()).isEqualTo(ModelProvider.OPEN_AI);
        assertThat(wrapped.defaultRequestParameters()).isSameAs(capable.defaultRequestParameters());
        assertThat(wrapped).asString().startsWith("InstrumentedChatModel(");
    }

    @Test
    void listenersHearOfEachCallOnce() {
        List<String> heard = new ArrayList<>();
        ChatModel wrapped = LangChain4j.instrument(
                ops, OpenAi.chat(server).listeners(List.of(listener(heard))).build());

        wrapped.chat("When?");
        wrapped.chat(
                question(),
                ChatRequestOptions.builder().addListenerAttribute("who", "me").build());
        server.enqueue(Fault.serverError());
        assertThatThrownBy(() -> wrapped.chat("When?")).isInstanceOf(RuntimeException.class);

        assertThat(heard)
                .containsExactly("request {}", "response", "request {who=me}", "response", "request {}", "error");
    }

    private static ChatModelListener listener(List<String> heard) {
        return new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                heard.add("request " + context.attributes());
            }

            @Override
            public void onResponse(ChatModelResponseContext context) {
                heard.add("response");
            }

            @Override
            public void onError(ChatModelErrorContext context) {
                heard.add("error");
            }
        };
    }

    private static ChatRequest question() {
        return ChatRequest.builder().messages(UserMessage.from("When?")).build();
    }

    @Test
    void aRateLimitIsToldByItsWord() throws Exception {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(7)));

        assertThatThrownBy(() -> model.chat("When?")).isInstanceOf(RateLimitException.class);

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.errorType()).contains("rate_limit");
        // LangChain4j's HTTP client drops the header
        assertThat(call.failure().orElseThrow().retryAfter()).isEmpty();
    }

    @Test
    void aTimeoutIsToldByItsWord() throws Exception {
        server.enqueue(new Hang());
        ChatModel hasty = LangChain4j.instrument(
                ops, OpenAi.chat(server).timeout(Duration.ofMillis(200)).build());

        assertThatThrownBy(() -> hasty.chat("When?")).isInstanceOf(TimeoutException.class);

        assertThat(recorded.next().errorType()).contains("timeout");
    }

    @Test
    void nobodyAtTheOtherEndIsToldByTheClassOfTheCause() throws Exception {
        ModelServer gone = ModelServer.start(Script.saying("?"));
        gone.close();
        ChatModel lost = LangChain4j.instrument(ops, OpenAi.chat(gone).build());

        assertThatThrownBy(() -> lost.chat("When?")).isInstanceOf(RuntimeException.class);

        assertThat(recorded.next().errorType()).contains("java.net.ConnectException");
    }

    @Test
    void anAnswerThatTheProviderWithheldIsABlockOfTheProvider() throws Exception {
        server.enqueue(
                Answer.builder().text("I cannot").finishReason("content_filter").build());

        model.chat("When?");

        LlmCall call = recorded.next();
        assertThat(call.response().orElseThrow().choices().get(0).finishReason())
                .contains(FinishReason.CONTENT_FILTER);
        assertThat(call.decisions())
                .extracting(GuardrailDecision::guardrail, GuardrailDecision::action)
                .containsExactly(tuple(GuardrailDecision.PROVIDER, GuardrailDecision.Action.BLOCK));
    }

    @Test
    void wrappedTwiceItIsCountedOnce() throws Exception {
        ChatModel twice = LangChain4j.instrument(ops, model);

        twice.chat("When?");

        assertThat(recorded.next().attempts()).isEqualTo(1);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aModelThatAsksAnInstrumentedOneAgainIsOneCallWithAttempts() throws Exception {
        server.enqueue(Fault.serverError());
        ChatModel retrying = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                try {
                    return model.chat(request);
                } catch (RuntimeException e) {
                    return model.chat(request);
                }
            }
        };

        LangChain4j.instrument(ops, retrying).chat("When?");

        assertThat(recorded.next().attempts()).isEqualTo(2);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void theTargetMayBeStated() throws Exception {
        URI groq = URI.create("https://api.groq.com");
        ChatModel stated = LangChain4j.instrument(ops, bare, CallTarget.of("groq", groq.getHost(), 443));

        stated.chat("When?");

        assertThat(recorded.next().target()).isEqualTo(CallTarget.of("groq", "api.groq.com", 443));
    }
}
