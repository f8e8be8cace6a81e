package io.llmops.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Modality;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.client.SimpleClient;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.telemetry.Attribute;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedCalls;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.Hang;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.util.MimeTypeUtils;

class ChatModelTest {

    private final RecordedCalls recorded = new RecordedCalls();
    private final ModelServer server = ModelServer.start(Script.saying("It arrives before noon."));
    private final LlmOps ops = LlmOps.builder().listener(recorded).build();

    @AfterEach
    void close() {
        ops.close();
        server.close();
    }

    private LlmOps guarded(Guardrails guardrails) {
        return LlmOps.builder().listener(recorded).guard(guardrails).build();
    }

    private static UserMessage withImage(String text) {
        return UserMessage.builder()
                .text(text)
                .media(Media.builder()
                        .mimeType(MimeTypeUtils.IMAGE_PNG)
                        .data(URI.create("https://example.com/parcel.png"))
                        .build())
                .build();
    }

    @Test
    void tokensOfEveryKindModelAndFinishReasonAreRecorded() {
        server.enqueue(Answer.builder()
                .text("Yes.")
                .inputTokens(1200)
                .cachedTokens(1000)
                .outputTokens(300)
                .reasoningTokens(250)
                .model("gpt-4o-mini-2024-07-18")
                .id("chatcmpl-7")
                .build());

        SpringAi.instrument(ops, OpenAi.chat(server)).call("Is it on its way?");

        LlmCall call = recorded.only();
        LlmResponse response = call.response().orElseThrow();
        assertThat(response.usage())
                .contains(Usage.of(1200, 300)
                        .with(TokenKind.CACHE_READ_INPUT, 1000)
                        .with(TokenKind.REASONING_OUTPUT, 250));
        assertThat(response.model()).contains("gpt-4o-mini-2024-07-18");
        assertThat(response.id()).contains("chatcmpl-7");
        assertThat(response.choices().get(0).finishReason()).contains(FinishReason.STOP);
        assertThat(call.request().model()).contains(OpenAi.MODEL);
    }

    @Test
    void theProviderIsKnownByTheModelsClassAndTheServerByItsUrl() {
        SpringAi.instrument(ops, OpenAi.chat(server)).call("?");

        LlmCall call = recorded.only();
        assertThat(call.target().provider()).isEqualTo("openai");
        assertThat(call.target().serverAddress()).contains("127.0.0.1");
        assertThat(call.target().serverPort()).hasValue(server.baseUri().getPort());
    }

    @Test
    void anEditLeavesImagesToolsOptionsAndOtherMessagesAsTheyAre() {
        Prompt prompt = new Prompt(
                List.of(
                        new SystemMessage("Be brief."),
                        withImage("Where is ACME-1?"),
                        AssistantMessage.builder()
                                .content("")
                                .toolCalls(List.of(
                                        new AssistantMessage.ToolCall("c1", "function", "find", "{\"id\":\"ACME-1\"}")))
                                .build(),
                        ToolResponseMessage.builder()
                                .responses(List.of(new ToolResponseMessage.ToolResponse("c1", "find", "ACME-1: Bonn")))
                                .build()),
                OpenAi.options(server).temperature(0.3).seed(7).build());
        ChatModel plain = OpenAi.chat(server);
        plain.call(prompt);
        String untouched = OpenAi.lastRequest(server).body().toString();
        Guardrails guardrails =
                Guardrails.builder().input(new WordGuardrail("ACME-1")).build();

        SpringAi.instrument(guarded(guardrails), plain).call(prompt);

        assertThat(OpenAi.lastRequest(server).body().toString())
                .isEqualTo(untouched.replace("ACME-1", "[REDACTED:word]"))
                .contains("https://example.com/parcel.png");
        LlmCall call = recorded.only();
        assertThat(call.request().messages().get(1).parts().get(1))
                .isEqualTo(new Part.Media(Modality.IMAGE, "image/png"));
        assertThat(call.request().options().temperature()).hasValue(0.3);
        assertThat(call.request().options().seed()).hasValue(7);
    }

    @Test
    void withoutAGuardrailTheModelGetsTheVeryPromptAndTheHostTheVeryResponse() {
        ChatResponse answer = new ChatResponse(List.of(new Generation(new AssistantMessage("yes"))));
        Prompt prompt = new Prompt("?");
        ChatModel plain = asked -> {
            assertThat(asked).isSameAs(prompt);
            return answer;
        };

        assertThat(SpringAi.instrument(ops, plain).call(prompt)).isSameAs(answer);
    }

    @Test
    void anAnswerIsRedactedAndItsMetadataKept() {
        Guardrails guardrails =
                Guardrails.builder().output(new WordGuardrail("noon")).build();

        ChatResponse response =
                SpringAi.instrument(guarded(guardrails), OpenAi.chat(server)).call(new Prompt("When?"));

        assertThat(Texts.of(response)).isEqualTo("It arrives before [REDACTED:word].");
        assertThat(response.getMetadata().getModel()).isEqualTo(OpenAi.MODEL);
        assertThat(response.getResult().getMetadata().getFinishReason()).isEqualTo("STOP");
        assertThat(recorded.only().delivered().orElseThrow().text()).contains("REDACTED");
    }

    @Test
    void aBlockedQuestionNeverLeaves() {
        Guardrails guardrails = Guardrails.builder()
                .input(new WordGuardrail("bomb"), Enforcement.enforce().blocking())
                .build();
        ChatModel model = SpringAi.instrument(guarded(guardrails), OpenAi.chat(server));

        assertThatThrownBy(() -> model.call("a bomb")).isInstanceOf(CallBlockedException.class);

        assertThat(server.received()).isZero();
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aBlockedAnswerIsRepliedToIfTheGuardrailsSaySo() {
        Guardrails guardrails = Guardrails.builder()
                .output(new WordGuardrail("noon"), Enforcement.enforce().blocking())
                .answerBlockedWith("Ask me something else.")
                .build();

        assertThat(SpringAi.instrument(guarded(guardrails), OpenAi.chat(server)).call("When?"))
                .isEqualTo("Ask me something else.");
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aRateLimitTellsTheProvidersCodeAndHowLongToWait() {
        server.enqueue(Fault.rateLimited(Duration.ofSeconds(3)));
        ChatModel model = SpringAi.instrument(ops, OpenAi.chat(server));

        assertThatThrownBy(() -> model.call("?")).hasMessageContaining("Rate limit");

        LlmCall call = recorded.only();
        assertThat(call.errorType()).contains("rate_limit_exceeded");
        assertThat(call.failure().orElseThrow().retryAfter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void retriesInsideTheVendorsClientAreOneCallOfTheHosts() {
        server.enqueue(Fault.rateLimited(Duration.ofMillis(1)));
        ChatModel model =
                SpringAi.instrument(ops, OpenAi.chat(OpenAi.options(server).maxRetries(2)));

        model.call("?");

        assertThat(server.received()).isEqualTo(2);
        assertThat(recorded.only().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aTimeoutIsATimeoutWhateverTheClientWrapsItIn() {
        server.enqueue(new Hang());
        ChatModel model =
                SpringAi.instrument(ops, OpenAi.chat(OpenAi.options(server).timeout(Duration.ofMillis(200))));

        assertThatThrownBy(() -> model.call("?")).isInstanceOf(RuntimeException.class);

        assertThat(recorded.only().errorType()).contains("timeout");
    }

    @Test
    void whatTheProviderWithheldIsADecisionOfItsOwnGuardrail() {
        server.enqueue(Answer.builder().text("").finishReason("content_filter").build());

        SpringAi.instrument(ops, OpenAi.chat(server)).call("?");

        assertThat(recorded.only().decisions())
                .extracting(GuardrailDecision::guardrail, GuardrailDecision::category)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(GuardrailDecision.PROVIDER, FinishReason.CONTENT_FILTER));
    }

    @Test
    void blocksOfTheProviderAndOfGuardrailsAreOneMetric() {
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        LlmOps measured = LlmOps.builder()
                .openTelemetry(OpenTelemetrySdk.builder()
                        .setMeterProvider(SdkMeterProvider.builder()
                                .registerMetricReader(metrics)
                                .build())
                        .build())
                .guard(Guardrails.builder()
                        .output(new WordGuardrail("noon"), Enforcement.enforce().blocking())
                        .build())
                .build();
        ChatModel model = SpringAi.instrument(measured, OpenAi.chat(server));

        server.enqueue(Answer.builder().refusal("I would rather not.").build());
        model.call("?");
        assertThatThrownBy(() -> model.call("?")).isInstanceOf(CallBlockedException.class);

        assertThat(metrics.collectAllMetrics())
                .filteredOn(metric -> metric.getName().equals("llmops.guardrail.decisions"))
                .flatExtracting(metric -> metric.getLongSumData().getPoints())
                .extracting(LongPointData::getAttributes)
                .filteredOn(point -> "block".equals(point.get(Attribute.GUARDRAIL_ACTION)))
                .extracting(point -> point.get(Attribute.GUARDRAIL_NAME))
                .containsExactlyInAnyOrder(GuardrailDecision.PROVIDER, "word");
    }

    @Test
    void aRefusalIsReadAndRedactedLikeAnAnswer() {
        AssistantMessage refusal = AssistantMessage.builder()
                .content("")
                .properties(Map.of("refusal", "I cannot speak of noon."))
                .media(withImage("?").getMedia())
                .build();
        ChatModel plain = asked -> new ChatResponse(List.of(new Generation(refusal)));
        Guardrails guardrails =
                Guardrails.builder().output(new WordGuardrail("noon")).build();

        ChatResponse response = SpringAi.instrument(guarded(guardrails), plain).call(new Prompt("?"));

        assertThat(response.getResult().getOutput().getMetadata())
                .containsEntry("refusal", "I cannot speak of [REDACTED:word].");
        assertThat(response.getResult().getOutput().getMedia()).isEqualTo(refusal.getMedia());
        LlmCall call = recorded.only();
        assertThat(call.response().orElseThrow().text()).isEqualTo("I cannot speak of noon.");
        assertThat(call.decisions())
                .extracting(GuardrailDecision::guardrail)
                .contains(GuardrailDecision.PROVIDER, "word");
    }

    @Test
    void whatCannotBeCopiedWithAnotherTextIsBlocked() {
        AssistantMessage special = new AssistantMessage("until noon") {};
        ChatModel plain = asked -> new ChatResponse(List.of(new Generation(special)));
        Guardrails guardrails =
                Guardrails.builder().output(new WordGuardrail("noon")).build();

        assertThatThrownBy(() -> SpringAi.instrument(guarded(guardrails), plain).call("?"))
                .isInstanceOf(CallBlockedException.class);
    }

    @Test
    void aPromptOfAnotherClassThatCannotBeCopiedWithAnotherTextIsBlocked() {
        Guardrails guardrails =
                Guardrails.builder().input(new WordGuardrail("noon")).build();
        ChatModel model = SpringAi.instrument(guarded(guardrails), OpenAi.chat(server));
        Prompt special = new Prompt("until noon") {};

        assertThatThrownBy(() -> model.call(special)).isInstanceOf(CallBlockedException.class);
        assertThat(server.received()).isZero();
    }

    @Test
    void wrappedTwiceIsCountedOnce() {
        ChatModel twice = SpringAi.instrument(ops, SpringAi.instrument(ops, OpenAi.chat(server)));

        twice.call("?");

        assertThat(recorded.only().attempts()).isEqualTo(1);
        assertThat(twice).hasToString(twice.toString()).asString().startsWith("InstrumentedChatModel(Instrumented");
    }

    @Test
    void anInstrumentedClientInsideAModelIsAnAttemptOfItsCall() {
        var client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("from inside")));
        ChatModel plain = asked -> new ChatResponse(List.of(new Generation(new AssistantMessage(
                client.chat(io.llmops.call.LlmRequest.of("m", "?")).text()))));

        assertThat(SpringAi.instrument(ops, plain).call("?")).isEqualTo("from inside");
        assertThat(recorded.only().attempts()).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("removal")
    void optionsAreTheModelsOwn() {
        ChatModel plain = OpenAi.chat(server);
        ChatModel model = SpringAi.instrument(ops, plain);

        assertThat(model.getOptions()).isSameAs(plain.getOptions());
        assertThat(model.getDefaultOptions()).isSameAs(plain.getDefaultOptions());
    }
}
