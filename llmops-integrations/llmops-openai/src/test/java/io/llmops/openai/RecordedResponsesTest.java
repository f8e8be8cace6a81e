package io.llmops.openai;

import static io.llmops.testkit.contract.WordGuardrail.PLACEHOLDER;
import static io.llmops.testkit.contract.WordGuardrail.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStreamEvent;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Choice;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a response says of itself, and what guardrails do to it. */
class RecordedResponsesTest {

    private static final Answer FULL = Answer.builder()
            .text("on its way, in two days")
            .reasoning("parcels take two days")
            .toolCall(new ToolCall("1", "track", "{\"parcel\": 7}"))
            .inputTokens(100)
            .outputTokens(50)
            .cachedTokens(80)
            .reasoningTokens(30)
            .id("resp_1")
            .model("gpt-4o-mini-2024-07-18")
            .serviceTier("priority")
            .build();

    private static final Answer LEAK = Answer.builder()
            .text("the word is " + WORD + ", and that is all")
            .reasoning("shall I say " + WORD + "?")
            .toolCall(new ToolCall("1", "say", "{\"word\":\"" + WORD + "\"}"))
            .build();

    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final RecordedOps recorded = new RecordedOps();
    private final OpenAIClient client = InstrumentedOpenAi.of(recorded.ops(), Sdk.client(server));

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    @Test
    void wholeAndStreamedAnswersTellTheSame() throws Exception {
        server.enqueue(FULL, FULL);

        client.responses().create(Sdk.response("?"));
        List<ResponseStreamEvent> events = stream(client);

        assertIsFull(recorded.next().response().orElseThrow());
        LlmCall streamed = recorded.next();
        assertIsFull(streamed.response().orElseThrow());
        assertThat(streamed.timing().chunks()).isEqualTo(3);
        assertThat(events.get(0).created()).isPresent();
        assertThat(events.get(events.size() - 1).completed()).isPresent();
    }

    private static void assertIsFull(LlmResponse response) {
        assertThat(response.id()).contains("resp_1");
        assertThat(response.model()).contains("gpt-4o-mini-2024-07-18");
        assertThat(response.serviceTier()).contains("priority");
        assertThat(response.choices())
                .containsExactly(new Choice(
                        0,
                        List.of(
                                new Part.Reasoning("parcels take two days"),
                                new Part.Text("on its way, in two days"),
                                new Part.ToolCall("1", "track", "{\"parcel\": 7}")),
                        Optional.of("tool_calls")));
        assertThat(response.usage())
                .contains(Usage.of(100, 50).with(TokenKind.CACHE_READ_INPUT, 80).with(TokenKind.REASONING_OUTPUT, 30));
    }

    @Test
    void fetchingAnAnswerAgainCountsNoTokensTwice() throws Exception {
        server.enqueue(FULL);
        Response given = client.responses().create(Sdk.response("?"));

        client.responses().retrieve(given.id());

        recorded.next();
        LlmCall fetched = recorded.next();
        assertThat(fetched.request().operation()).isEqualTo("fetch_response");
        assertThat(fetched.response().orElseThrow().id()).contains("resp_1");
        assertThat(fetched.response().orElseThrow().usage()).isEmpty();
        assertThat(recorded.sums()).containsEntry("gen_ai.client.inference.usage.input_tokens", 100L);
    }

    @Test
    void aFailedResponseIsAFailureThoughItCameWithStatus200() throws Exception {
        Answer failed = Answer.builder().finishReason("error").build();
        server.enqueue(failed, failed, failed);

        client.responses().create(Sdk.response("?"));
        client.async().responses().create(Sdk.response("?")).get();
        stream(client);

        for (int i = 0; i < 3; i++) {
            LlmCall call = recorded.next();
            assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(call.errorType()).contains("server_error");
        }
    }

    @Test
    void anIncompleteResponseTellsWhy() throws Exception {
        server.enqueue(
                Answer.builder().text("cut").finishReason("length").build(),
                Answer.builder().text("cut").finishReason("content_filter").build());

        client.responses().create(Sdk.response("?"));
        stream(client);

        assertThat(recorded.next().response().orElseThrow().choices().get(0).finishReason())
                .contains("length");
        assertThat(recorded.next().decisions()).containsExactly(GuardrailDecision.byProvider("content_filter"));
    }

    @Test
    void aRefusalIsABlockByTheProvider() throws Exception {
        Answer refusal = Answer.builder().refusal("I cannot help with that.").build();
        server.enqueue(refusal, refusal);

        client.responses().create(Sdk.response("?"));
        stream(client);

        for (int i = 0; i < 2; i++) {
            assertThat(recorded.next().decisions()).containsExactly(GuardrailDecision.byProvider("refusal"));
        }
    }

    @Test
    void aStreamThatBreaksIsAFailureAndOneThatIsClosedEarlyIsCancelled() throws Exception {
        server.enqueue(new Break(FULL, 1), FULL);

        assertThatThrownBy(() -> stream(client)).isInstanceOf(com.openai.errors.OpenAIIoException.class);
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(Sdk.response("?"))) {
            assertThat(stream.stream().findFirst()).isPresent();
        }

        assertThat(recorded.next().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(recorded.next().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void anEditOfTheRequestTouchesNothingElse() {
        ResponseCreateParams params = ResponseCreateParams.builder()
                .model(Sdk.MODEL)
                .instructions("Be brief.")
                .inputOfResponse(List.of(
                        ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                                .role(EasyInputMessage.Role.USER)
                                .content("say " + WORD)
                                .build()),
                        ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                                .callId("call_1")
                                .output("the word is " + WORD)
                                .build()),
                        ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                                .role(EasyInputMessage.Role.USER)
                                .content("please")
                                .build())))
                .temperature(0.25)
                .text(RecordedChatTest.Place.class)
                .build()
                .rawParams();

        Sdk.client(server).responses().create(params);
        guarded(Enforcement.enforce()).responses().create(params);

        assertThat(server.requests().get(1).body().toString())
                .isEqualTo(server.requests().get(0).body().toString().replace(WORD, PLACEHOLDER))
                .contains(PLACEHOLDER);
    }

    @Test
    void noEventOfARedactedStreamCarriesTheWord() {
        server.enqueue(LEAK, LEAK);
        OpenAIClient redacting = guarded(Enforcement.enforce());

        assertThat(redacting.responses().create(Sdk.response("?")).toString())
                .doesNotContain(WORD)
                .contains(PLACEHOLDER);
        List<ResponseStreamEvent> events = stream(redacting);

        assertThat(events.toString()).doesNotContain(WORD);
        assertThat(events.stream()
                        .map(event ->
                                event.outputTextDelta().map(it -> it.delta()).orElse(""))
                        .reduce("", String::concat))
                .isEqualTo("the word is " + PLACEHOLDER + ", and that is all");
        assertThat(Sdk.text(events.get(events.size() - 1)))
                .isEqualTo(" / the word is " + PLACEHOLDER + ", and that is all");
    }

    @Test
    void aBlockCutsTheStream() {
        server.enqueue(LEAK);

        assertThatThrownBy(() -> stream(guarded(Enforcement.enforce().blocking())))
                .isInstanceOf(CallBlockedException.class);
    }

    @Test
    void aReplyOfTheGuardrailIsAResponse() {
        OpenAIClient replying = InstrumentedOpenAi.of(
                new RecordedOps(ops -> ops.guard(Guardrails.builder()
                                .input(
                                        new WordGuardrail(),
                                        Enforcement.enforce().blocking())
                                .answerBlockedWith("No.")
                                .build()))
                        .ops(),
                Sdk.client(server));

        assertThat(Sdk.text(replying.responses().create(Sdk.response(WORD)))).isEqualTo("No.");
        try (StreamResponse<ResponseStreamEvent> stream = replying.responses().createStreaming(Sdk.response(WORD))) {
            assertThat(stream.stream().map(Sdk::text).reduce("", String::concat))
                    .isEqualTo("No. / No.");
        }
    }

    private OpenAIClient guarded(Enforcement enforcement) {
        return InstrumentedOpenAi.of(
                new RecordedOps(ops -> ops.guard(Guardrails.builder()
                                .input(new WordGuardrail(), enforcement)
                                .output(new WordGuardrail(), enforcement)
                                .build()))
                        .ops(),
                Sdk.client(server));
    }

    private static List<ResponseStreamEvent> stream(OpenAIClient from) {
        try (StreamResponse<ResponseStreamEvent> stream = from.responses().createStreaming(Sdk.response("?"))) {
            return stream.stream().toList();
        }
    }
}
