package io.llmops.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.OutputGuardrailException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.TokenStream;
import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AI Services on wrapped models, and our guardrails on AI Services whose models are not. */
class AiServicesTest {

    private static final Answer TOOL_CALL = Answer.builder()
            .toolCall(new ToolCall("c1", "track", "{\"number\":\"7\"}"))
            .build();
    private static final String GONE = "[REDACTED:password]";

    private final ModelServer server = ModelServer.start(Script.saying("In two days, open sesame."));
    private final RecordedCalls recorded = new RecordedCalls();
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    interface Assistant {
        Result<String> ask(String question);
    }

    interface StreamingAssistant {
        TokenStream ask(String question);
    }

    interface Extractor {
        Parcel read(String text);
    }

    record Parcel(String number) {}

    public static final class Parcels {
        private final List<String> tracked = new CopyOnWriteArrayList<>();

        @Tool
        public String track(String number) {
            tracked.add(number);
            return "at the depot";
        }
    }

    @Test
    void eachRoundOfToolsIsACall() throws Exception {
        server.enqueue(TOOL_CALL);
        Parcels parcels = new Parcels();
        Assistant assistant = AiServices.builder(Assistant.class)
                .chatModel(LangChain4j.instrument(ops, OpenAi.chat(server).build()))
                .tools(parcels)
                .build();

        Result<String> result = assistant.ask("Where is it?");

        assertThat(result.content()).startsWith("In two days");
        assertThat(result.tokenUsage().totalTokenCount()).isPositive();
        assertThat(parcels.tracked).hasSize(1);
        LlmCall first = recorded.next();
        assertThat(first.request().tools()).extracting("name").containsExactly("track");
        assertThat(first.response().orElseThrow().choices().get(0).finishReason())
                .contains("tool_calls");
        LlmCall second = recorded.next();
        assertThat(second.request().passages()).extracting("text").contains("at the depot");
        assertThat(recorded.rest()).isEmpty();
    }

    @Test
    void aStreamedServiceIsACallForEachRoundToo() throws Exception {
        server.enqueue(TOOL_CALL);
        Parcels parcels = new Parcels();
        StreamingAssistant assistant = AiServices.builder(StreamingAssistant.class)
                .streamingChatModel(LangChain4j.instrument(ops, OpenAi.streaming(server)))
                .tools(parcels)
                .build();

        StringBuilder shown = new StringBuilder();
        ChatResponse whole = run(assistant.ask("Where is it?").onPartialResponse(shown::append));

        assertThat(whole.aiMessage().text()).isEqualTo("In two days, open sesame.");
        assertThat(shown).hasToString("In two days, open sesame.");
        assertThat(parcels.tracked).hasSize(1);
        List<LlmCall> calls = List.of(recorded.next(), recorded.next());
        assertThat(calls).allSatisfy(call -> {
            assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
            assertThat(call.attempts()).isEqualTo(1);
            assertThat(call.timing().timeToFirstChunkNanos()).isPresent();
        });
        assertThat(recorded.rest()).isEmpty();
    }

    private static ChatResponse run(TokenStream stream) throws Exception {
        CompletableFuture<ChatResponse> end = new CompletableFuture<>();
        stream.onCompleteResponse(end::complete)
                .onError(end::completeExceptionally)
                .start();
        return end.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aWrappedModelsCapabilitiesReachTheService() {
        server.enqueue(Answer.of("{\"number\":\"7\"}"));
        Extractor extractor = AiServices.create(
                Extractor.class,
                LangChain4j.instrument(
                        ops,
                        OpenAi.chat(server)
                                .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                                .build()));

        assertThat(extractor.read("Parcel 7").number()).isEqualTo("7");
        assertThat(server.requests().get(0).body().at("/response_format/type").asText())
                .isEqualTo("json_schema");
    }

    @Test
    void aWrappedModelScreensAStreamedServiceAsItStreams() throws Exception {
        LlmOps guarded = LlmOps.builder()
                .guard(Guardrails.builder().output(new SesameGuardrail()).build())
                .build();
        StreamingAssistant assistant =
                AiServices.create(StreamingAssistant.class, LangChain4j.instrument(guarded, OpenAi.streaming(server)));

        StringBuilder shown = new StringBuilder();
        ChatResponse whole = run(assistant.ask("Where is it?").onPartialResponse(shown::append));

        assertThat(shown).hasToString("In two days, open " + GONE + ".");
        assertThat(whole.aiMessage().text()).isEqualTo(shown.toString());
    }

    private AiServices<Assistant> unwrapped() {
        return AiServices.builder(Assistant.class).chatModel(OpenAi.chat(server).build());
    }

    @Test
    void guardrailsOfAServiceRedactWhatGoesInAndWhatComesOut() {
        List<GuardrailDecision> decisions = new CopyOnWriteArrayList<>();
        Guardrails guardrails = Guardrails.builder()
                .input(new SesameGuardrail())
                .output(new SesameGuardrail())
                .build();
        Assistant assistant = unwrapped()
                .inputGuardrails(LangChain4j.inputGuardrail(guardrails, decisions::add))
                .outputGuardrails(LangChain4j.outputGuardrail(guardrails, decisions::add))
                .build();

        assertThat(assistant.ask("Is it sesame?").content()).isEqualTo("In two days, open " + GONE + ".");

        assertThat(server.requests().get(0).lastUserText()).isEqualTo("Is it " + GONE + "?");
        assertThat(decisions)
                .extracting(GuardrailDecision::direction)
                .containsExactly(GuardrailDecision.Direction.INPUT, GuardrailDecision.Direction.OUTPUT);
    }

    @Test
    void aTextWithNothingInItPassesAsItIs() {
        server.enqueue(Answer.of("Tomorrow."));
        Guardrails guardrails = Guardrails.builder()
                .input(new SesameGuardrail())
                .output(new SesameGuardrail())
                .build();
        Assistant assistant = unwrapped()
                .inputGuardrails(LangChain4j.inputGuardrail(guardrails))
                .outputGuardrails(LangChain4j.outputGuardrail(guardrails))
                .build();

        assertThat(assistant.ask("When?").content()).isEqualTo("Tomorrow.");
        assertThat(server.requests().get(0).lastUserText()).isEqualTo("When?");
    }

    @Test
    void aBlockOfAServicesInputIsFatalAndTellsTheRule() {
        Guardrails guardrails = Guardrails.builder()
                .input(new SesameGuardrail(), SesameGuardrail.BLOCKING)
                .build();
        Assistant assistant = unwrapped()
                .inputGuardrails(LangChain4j.inputGuardrail(guardrails))
                .build();

        assertThatThrownBy(() -> assistant.ask("Is it sesame?"))
                .isInstanceOf(InputGuardrailException.class)
                .hasRootCauseInstanceOf(CallBlockedException.class)
                .hasMessageContaining("'sesame'");
        assertThat(server.received()).isZero();
    }

    @Test
    void aBlockOfAServicesOutputIsFatalAndTellsTheRule() {
        Guardrails guardrails = Guardrails.builder()
                .output(new SesameGuardrail(), SesameGuardrail.BLOCKING)
                .build();
        Assistant assistant = unwrapped()
                .outputGuardrails(LangChain4j.outputGuardrail(guardrails))
                .build();

        assertThatThrownBy(() -> assistant.ask("When?"))
                .isInstanceOf(OutputGuardrailException.class)
                .hasRootCauseInstanceOf(CallBlockedException.class);
        assertThat(server.received()).isEqualTo(1);
    }

    @Test
    void aReplyTakesThePlaceOfABlockedAnswer() {
        Guardrails guardrails = Guardrails.builder()
                .output(new SesameGuardrail(), SesameGuardrail.BLOCKING)
                .answerBlockedWith("Sorry.")
                .build();
        Assistant assistant = unwrapped()
                .outputGuardrails(LangChain4j.outputGuardrail(guardrails))
                .build();

        assertThat(assistant.ask("When?").content()).isEqualTo("Sorry.");
    }

    @Test
    void guardrailsOfAServiceThatThrowLetPass() {
        server.enqueue(Answer.of("Tomorrow."));
        Assistant assistant = unwrapped()
                .inputGuardrails(LangChain4j.inputGuardrail((start, decided) -> {
                    throw new NoClassDefFoundError("gone");
                }))
                .build();

        assertThat(assistant.ask("When?").content()).isEqualTo("Tomorrow.");
    }

    @Test
    void guardrailsThatObserveChangeNothing() {
        Guardrails guardrails = Guardrails.builder()
                .input(new SesameGuardrail(), Enforcement.observe())
                .output(new SesameGuardrail(), Enforcement.observe())
                .build();
        Assistant assistant = unwrapped()
                .inputGuardrails(LangChain4j.inputGuardrail(guardrails))
                .outputGuardrails(LangChain4j.outputGuardrail(guardrails))
                .build();

        assertThat(assistant.ask("Is it sesame?").content()).isEqualTo("In two days, open sesame.");
        assertThat(server.requests().get(0).lastUserText()).isEqualTo("Is it sesame?");
    }
}
