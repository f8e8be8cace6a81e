package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.guardrails.GuardrailsBuilder;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our guardrails around wrapped models: on what goes in and what comes out, whole and streamed. */
class GuardedModelsTest {

    private static final String GONE = "[REDACTED:password]";

    private final ModelServer server = ModelServer.builder()
            .script(Script.saying("Open sesame, said the parcel man."))
            .chunkTokens(1)
            .start();
    private final RecordedCalls recorded = new RecordedCalls();

    @AfterEach
    void close() {
        server.close();
    }

    private LlmOps ops(GuardrailsBuilder guardrails) {
        return LlmOps.builder().listener(recorded).guard(guardrails.build()).build();
    }

    private ChatModel chat(GuardrailsBuilder guardrails) {
        return LangChain4j.instrument(ops(guardrails), OpenAi.chat(server).build());
    }

    private StreamingChatModel streaming(GuardrailsBuilder guardrails) {
        return LangChain4j.instrument(ops(guardrails), OpenAi.streaming(server));
    }

    private static GuardrailsBuilder input(Enforcement enforcement) {
        return Guardrails.builder().input(new SesameGuardrail(), enforcement);
    }

    private static GuardrailsBuilder output(Enforcement enforcement) {
        return Guardrails.builder().output(new SesameGuardrail(), enforcement);
    }

    private String asked() {
        return server.requests().get(server.requests().size() - 1).lastUserText();
    }

    @Test
    void aSecretInTheQuestionDoesNotLeave() throws Exception {
        chat(input(Enforcement.enforce())).chat("It is sesame.");
        assertThat(asked()).isEqualTo("It is " + GONE + ".");

        StreamLog host = new StreamLog();
        streaming(input(Enforcement.enforce())).chat("It is sesame.", host);
        host.whole();
        assertThat(asked()).isEqualTo("It is " + GONE + ".");
    }

    @Test
    void aBlockedQuestionDoesNotReachTheProvider() throws Exception {
        assertThatThrownBy(() -> chat(input(SesameGuardrail.BLOCKING)).chat("It is sesame."))
                .isInstanceOf(CallBlockedException.class);
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.BLOCKED);

        StreamLog host = new StreamLog();
        streaming(input(SesameGuardrail.BLOCKING)).chat("It is sesame.", host);
        assertThat(host.error()).isInstanceOf(CallBlockedException.class);
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(server.received()).isZero();
    }

    @Test
    void aBlockedQuestionMayBeAnsweredInstead() throws Exception {
        GuardrailsBuilder answering = input(SesameGuardrail.BLOCKING).answerBlockedWith("Sorry.");
        assertThat(chat(answering).chat("It is sesame.")).isEqualTo("Sorry.");

        StreamLog host = new StreamLog();
        streaming(answering).chat("It is sesame.", host);
        assertThat(host.whole().aiMessage().text()).isEqualTo("Sorry.");
        assertThat(host.text.toString()).isEqualTo("Sorry.");
        assertThat(server.received()).isZero();
    }

    @Test
    void aSecretInTheAnswerIsRedactedAndTheProvidersMetadataStays() {
        ChatResponse response = chat(output(Enforcement.enforce()))
                .chat(ChatRequest.builder().messages(UserMessage.from("?")).build());

        assertThat(response.aiMessage().text()).isEqualTo("Open " + GONE + ", said the parcel man.");
        assertThat(response.metadata()).isInstanceOf(OpenAiChatResponseMetadata.class);
    }

    @Test
    void aBlockedAnswerIsAnExceptionOrAReply() throws Exception {
        assertThatThrownBy(() -> chat(output(SesameGuardrail.BLOCKING)).chat("?"))
                .isInstanceOf(CallBlockedException.class);
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(call.response()).isPresent();
        assertThat(chat(output(SesameGuardrail.BLOCKING).answerBlockedWith("Sorry."))
                        .chat("?"))
                .isEqualTo("Sorry.");
    }

    @Test
    void aSecretInAStreamIsRedactedWhereverItIsCut() throws Exception {
        StreamLog host = new StreamLog();

        streaming(output(Enforcement.enforce())).chat("?", host);

        String expected = "Open " + GONE + ", said the parcel man.";
        assertThat(host.whole().aiMessage().text()).isEqualTo(expected);
        assertThat(host.text.toString()).isEqualTo(expected);
        assertThat(host.events).noneMatch(event -> event.startsWith("raw ") || event.startsWith("plain "));
    }

    @Test
    void aBlockCutsTheStreamAndStopsTheProvider() throws Exception {
        Scripted provider = Scripted.chunks("Good day to you, ", "sesame ", "evening ", "and ", "bye");
        StreamLog host = new StreamLog();

        LangChain4j.instrument(ops(output(SesameGuardrail.BLOCKING)), provider).chat("?", host);

        assertThat(host.error()).isInstanceOf(CallBlockedException.class);
        assertThat(host.text.toString()).isEqualTo("Good day to"); // the rest was held back
        assertThat(provider.isCancelled()).isTrue();
        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void argumentsOfToolsAreRedactedBeforeTheHostMayActOnThem() throws Exception {
        server.enqueue(Answer.builder()
                .toolCall(new ToolCall("c1", "open", "{\"word\":\"sesame\"}"))
                .toolCall(new ToolCall("c2", "close", "{}"))
                .build());
        StreamLog host = new StreamLog();

        streaming(output(Enforcement.enforce())).chat("?", host);

        String arguments = "{\"word\":\"" + GONE + "\"}";
        assertThat(host.whole().aiMessage().toolExecutionRequests())
                .extracting("arguments")
                .containsExactly(arguments, "{}");
        assertThat(host.events)
                .contains("complete tool 0 " + arguments, "complete tool 1 {}")
                .noneMatch(event -> event.contains("sesame"));
    }

    @Test
    void thinkingIsScreenedAsTheAnswerIs() throws Exception {
        StreamLog host = new StreamLog();

        LangChain4j.instrument(ops(output(Enforcement.enforce())), Scripted.thinking("Hm, ses", "ame? ", "Well."))
                .chat("?", host);

        assertThat(host.whole().aiMessage().thinking()).isEqualTo("Hm, " + GONE + "? ");
        assertThat(host.events).contains("text Well.").noneMatch(event -> event.contains("ses"));
    }

    @Test
    void aToolCallThatCameWholeIsScreenedToo() throws Exception {
        StreamLog host = new StreamLog();

        LangChain4j.instrument(ops(output(Enforcement.enforce())), Scripted.wholeToolCall("{\"word\":\"sesame\"}"))
                .chat("?", host);

        String arguments = "{\"word\":\"" + GONE + "\"}";
        assertThat(host.events).containsExactly("complete tool 0 " + arguments, "end");
        assertThat(host.whole().aiMessage().toolExecutionRequests().get(0).arguments())
                .isEqualTo(arguments);
    }

    @Test
    void historyIsScreenedOnItsWayIn() {
        chat(input(Enforcement.enforce())).chat(AiMessage.from("sesame, as I said"), UserMessage.from("And?"));

        assertThat(server.requests().get(0).body().toString()).contains(GONE).doesNotContain("sesame");
    }
}
