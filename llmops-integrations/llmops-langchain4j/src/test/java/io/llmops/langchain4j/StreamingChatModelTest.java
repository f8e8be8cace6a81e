package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.llmops.LlmOps;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j's own OpenAI streaming model, wrapped, over HTTP. */
class StreamingChatModelTest {

    private static final String TEXT = "Your parcel is on its way and should arrive in two days, at noon.";

    private final ModelServer server =
            ModelServer.builder().script(Script.saying(TEXT)).chunkTokens(4).start();
    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();
    private final StreamingChatModel bare = OpenAi.streaming(server);
    private final StreamingChatModel model = LangChain4j.instrument(ops, bare);

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    @Test
    void recordsChunksTimeToTheFirstAndUsage() throws Exception {
        server.enqueue(Answer.builder()
                .text(TEXT)
                .id("chatcmpl-7")
                .model("gpt-4o-mini-2024-07-18")
                .inputTokens(100)
                .cachedTokens(60)
                .outputTokens(20)
                .reasoningTokens(5)
                .build());
        StreamLog host = new StreamLog();

        model.chat("When?", host);

        assertThat(host.whole().aiMessage().text()).isEqualTo(TEXT);
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.request().streaming()).isTrue();
        assertThat(call.timing().chunks()).isEqualTo(5);
        assertThat(call.timing().timeToFirstChunkNanos()).isPresent();
        LlmResponse response = call.response().orElseThrow();
        assertThat(response.text()).isEqualTo(TEXT);
        assertThat(response.id()).contains("chatcmpl-7");
        assertThat(response.model()).contains("gpt-4o-mini-2024-07-18");
        assertThat(response.usage())
                .contains(Usage.of(100, 20).with(TokenKind.CACHE_READ_INPUT, 60).with(TokenKind.REASONING_OUTPUT, 5));
    }

    @Test
    void theHostIsToldWhatTheModelTells() throws Exception {
        StreamLog plain = new StreamLog();
        StreamLog wrapped = new StreamLog();

        bare.chat("When?", plain);
        plain.whole();
        model.chat("When?", wrapped);
        wrapped.whole();

        assertThat(wrapped.events).isEqualTo(plain.events);
        assertThat(wrapped.events)
                .anyMatch(event -> event.startsWith("raw "))
                .anyMatch(event -> event.startsWith("text "));
    }

    @Test
    void toolCallsArriveInPiecesAndWhole() throws Exception {
        Answer calls = Answer.builder()
                .toolCall(new ToolCall("c1", "track", "{\"number\":\"123456789012345\"}"))
                .toolCall(new ToolCall("c2", "cancel", "{\"number\":\"5\"}"))
                .build();
        server.enqueue(calls, calls);
        StreamLog plain = new StreamLog();
        StreamLog wrapped = new StreamLog();

        bare.chat(withTools(), plain);
        plain.whole();
        model.chat(withTools(), wrapped);
        wrapped.whole();

        assertThat(wrapped.events).isEqualTo(plain.events).anyMatch(event -> event.startsWith("complete tool 1"));
        LlmCall call = recorded.next();
        assertThat(call.timing().chunks()).isGreaterThan(2);
        assertThat(call.response().orElseThrow().choices().get(0).parts())
                .containsExactly(
                        new Part.ToolCall("c1", "track", "{\"number\":\"123456789012345\"}"),
                        new Part.ToolCall("c2", "cancel", "{\"number\":\"5\"}"));
        assertThat(call.response().orElseThrow().choices().get(0).finishReason())
                .contains("tool_calls");
    }

    private static ChatRequest withTools() {
        return ChatRequest.builder()
                .messages(UserMessage.from("Where is it?"))
                .toolSpecifications(
                        ToolSpecification.builder().name("track").build(),
                        ToolSpecification.builder().name("cancel").build())
                .build();
    }

    @Test
    void everyFormOfEveryEventIsPassedOn() throws Exception {
        StreamLog plain = new StreamLog();
        StreamLog wrapped = new StreamLog();

        Scripted.everything().chat("When?", plain);
        LangChain4j.instrument(ops, Scripted.everything()).chat("When?", wrapped);

        assertThat(wrapped.events).isEqualTo(plain.events).hasSize(10);
        LlmCall call = recorded.next();
        assertThat(call.timing().chunks()).isEqualTo(6);
        assertThat(call.response().orElseThrow().passages())
                .extracting(passage -> passage.origin().name())
                .containsExactly("REASONING", "ANSWER", "TOOL_CALL");
    }

    @Test
    void aCancelByTheHostStopsTheProviderAndIsRecordedAsSuch() throws Exception {
        Scripted provider = Scripted.chunks("one ", "two ", "three ");
        StreamLog host = new StreamLog() {
            @Override
            void onHandle(StreamingHandle handle) {
                if (text.toString().endsWith("two ")) {
                    handle.cancel();
                    assertThat(handle.isCancelled()).isTrue();
                }
            }
        };

        LangChain4j.instrument(ops, provider).chat("When?", host);

        assertThat(host.text.toString()).isEqualTo("one two ");
        assertThat(provider.isCancelled()).isTrue();
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(call.timing().chunks()).isEqualTo(2);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aCancelOfARealStreamIsRecorded() throws Exception {
        StreamLog host = new StreamLog() {
            @Override
            void onHandle(StreamingHandle handle) {
                handle.cancel();
            }
        };

        model.chat("When?", host);

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(host.events).noneMatch("end"::equals);
    }

    @Test
    void aStreamThatBreaksHasFailedAndItsChunksCount() throws Exception {
        server.enqueue(new Break(Answer.of(TEXT), 2));
        StreamLog host = new StreamLog();

        model.chat("When?", host);

        assertThat(host.error()).isNotNull();
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.errorType()).contains("java.io.IOException");
        assertThat(call.timing().chunks()).isEqualTo(2);
    }

    @Test
    void aRateLimitIsToldByItsWord() throws Exception {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(7)));
        StreamLog host = new StreamLog();

        model.chat("When?", host);

        assertThat(host.error()).isInstanceOf(RateLimitException.class);
        assertThat(recorded.next().errorType()).contains("rate_limit");
    }

    @Test
    void aModelThatThrowsAtOnceHasFailedAndTheHostSeesWhatItThrew() throws Exception {
        IllegalStateException thrown = new IllegalStateException("not today");
        StreamingChatModel broken = new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                throw thrown;
            }
        };

        assertThatThrownBy(() -> LangChain4j.instrument(ops, broken).chat("When?", new StreamLog()))
                .isSameAs(thrown);

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(call.errorType()).contains("java.lang.IllegalStateException");
    }

    @Test
    void listenersHearOfEachCallOnce() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        StreamingChatModel wrapped = LangChain4j.instrument(ops, OpenAi.streaming(server, listener(heard)));
        StreamLog host = new StreamLog();

        wrapped.chat("When?", host);
        host.whole();

        assertThat(heard).containsExactly("request", "response");
    }

    private static ChatModelListener listener(List<String> heard) {
        return new ChatModelListener() {
            @Override
            public void onRequest(ChatModelRequestContext context) {
                heard.add("request");
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

    @Test
    void passesOnWhatTheModelSaysOfItself() {
        StreamingChatModel capable = new Scripted(List.of()) {
            @Override
            public Set<Capability> supportedCapabilities() {
                return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
            }

            @Override
            public ModelProvider provider() {
                return ModelProvider.MISTRAL_AI;
            }
        };
        StreamingChatModel wrapped = LangChain4j.instrument(ops, capable);

        assertThat(wrapped.supportedCapabilities()).containsExactly(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
        assertThat(wrapped.provider()).isEqualTo(ModelProvider.MISTRAL_AI);
        assertThat(wrapped.defaultRequestParameters()).isSameAs(capable.defaultRequestParameters());
        assertThat(wrapped.listeners()).isEmpty();
        assertThat(wrapped).asString().startsWith("InstrumentedStreamingChatModel(");
    }

    @Test
    void wrappedTwiceItIsCountedOnce() throws Exception {
        StreamLog host = new StreamLog();

        LangChain4j.instrument(ops, model).chat("When?", host);

        host.whole();
        assertThat(recorded.next().attempts()).isEqualTo(1);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aCallThatTheHostMakesInItsCallbackIsACallOfItsOwn() throws Exception {
        List<String> answers = new ArrayList<>();
        StreamingChatModel scripted = LangChain4j.instrument(ops, Scripted.chunks("one"));
        StreamLog host = new StreamLog() {
            @Override
            void onHandle(StreamingHandle handle) {
                answers.add(
                        LangChain4j.instrument(ops, OpenAi.chat(server).build()).chat("And?"));
            }
        };

        scripted.chat("When?", host);

        assertThat(answers).containsExactly(TEXT);
        assertThat(recorded.next().request().streaming()).isFalse();
        assertThat(recorded.next().attempts()).isEqualTo(1);
    }
}
