package io.llmops.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.WebSearchTool20250305;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.ToolDefinition;
import io.llmops.call.Usage;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a message says of itself, once it has ended. */
class RecordedMessagesTest {

    private static final Answer FULL = Answer.builder()
            .text("on its way, in two days")
            .reasoning("parcels take two days")
            .toolCall(new ToolCall("toolu_1", "track", "{\"parcel\":7,\"details\":\"all of them, please\"}"))
            .toolCall(new ToolCall("toolu_2", "weather", "{}"))
            .inputTokens(100)
            .cachedTokens(80)
            .cacheWriteTokens(15)
            .outputTokens(50)
            .reasoningTokens(30)
            .id("msg_1")
            .model("claude-sonnet-4-5-20250929")
            .serviceTier("priority")
            .build();

    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final RecordedOps recorded = new RecordedOps();
    private final AnthropicClient client = InstrumentedAnthropic.of(recorded.ops(), Sdk.client(server));

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    @Test
    void aWholeAnswerTellsModelIdTierBlocksAndEveryKindOfTokens() throws Exception {
        server.enqueue(FULL);

        client.messages().create(Sdk.ask("where?"));

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.timing().chunks()).isZero();
        assertIsFull(call.response().orElseThrow());
    }

    @Test
    void aStreamedAnswerTellsTheSame() throws Exception {
        server.enqueue(FULL);

        stream(Sdk.ask("where?"));

        LlmCall call = recorded.next();
        assertThat(call.timing().chunks()).isGreaterThan(1);
        assertThat(call.timing().timeToFirstChunkNanos()).isPresent();
        assertIsFull(call.response().orElseThrow());
    }

    @Test
    void theBetaTypesTellTheSameWholeAndStreamed() throws Exception {
        server.enqueue(FULL, FULL);

        client.beta().messages().create(Sdk.beta("where?"));
        try (var stream = client.beta().messages().createStreaming(Sdk.beta("where?"))) {
            stream.stream().forEach(event -> {});
        }

        assertIsFull(recorded.next().response().orElseThrow());
        assertIsFull(recorded.next().response().orElseThrow());
    }

    private static void assertIsFull(LlmResponse response) {
        assertThat(response.id()).contains("msg_1");
        assertThat(response.model()).contains("claude-sonnet-4-5-20250929");
        assertThat(response.serviceTier()).contains("priority");
        assertThat(response.choices())
                .containsExactly(new Choice(
                        0,
                        List.of(
                                new Part.Reasoning("parcels take two days"),
                                new Part.Text("on its way, in two days"),
                                new Part.ToolCall(
                                        "toolu_1", "track", "{\"parcel\":7,\"details\":\"all of them, please\"}"),
                                new Part.ToolCall("toolu_2", "weather", "{}")),
                        Optional.of(FinishReason.TOOL_CALLS)));
        assertThat(response.usage())
                .contains(Usage.of(100, 50)
                        .with(TokenKind.CACHE_READ_INPUT, 80)
                        .with(TokenKind.CACHE_WRITE_INPUT, 15)
                        .with(TokenKind.REASONING_OUTPUT, 30));
    }

    @Test
    void theEventsOfAStreamThatNobodyScreensAreTheSdksOwn() throws Exception {
        server.enqueue(FULL);
        MessageAccumulator accumulator = MessageAccumulator.create();

        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(Sdk.ask("where?"))) {
            stream.stream().forEach(accumulator::accumulate);
        }

        assertThat(accumulator.message().stopReason()).contains(StopReason.TOOL_USE);
        assertThat(Sdk.text(accumulator.message())).isEqualTo("on its way, in two days");
    }

    @Test
    void theRequestIsReadWithItsOptionsToolsAndMessages() throws Exception {
        client.messages()
                .create(Sdk.ask("where?").toBuilder()
                        .putAdditionalBodyProperty("temperature", JsonValue.from(0.5))
                        .putAdditionalBodyProperty("top_k", JsonValue.from(40))
                        .addStopSequence("END")
                        .addTool(Tool.builder()
                                .name("track")
                                .description("tracks a parcel")
                                .inputSchema(Tool.InputSchema.builder().build())
                                .build())
                        .addTool(WebSearchTool20250305.builder().build())
                        .addAssistantMessage("Which one?")
                        .build());

        LlmCall call = recorded.next();
        assertThat(call.request().operation()).isEqualTo("chat");
        assertThat(call.request().model()).contains(Sdk.MODEL);
        assertThat(call.request().options().temperature().getAsDouble()).isEqualTo(0.5);
        assertThat(call.request().options().topK()).isEqualTo(OptionalInt.of(40));
        assertThat(call.request().options().maxTokens()).isEqualTo(OptionalLong.of(99));
        assertThat(call.request().options().stopSequences()).containsExactly("END");
        assertThat(call.request().tools())
                .containsExactly(new ToolDefinition("track", "tracks a parcel", "{\"type\":\"object\"}"));
        assertThat(call.request().messages())
                .extracting(Object::toString)
                .containsExactly(
                        "Message[role=SYSTEM, parts=[Text{9 characters}]]",
                        "Message[role=USER, parts=[Text{6 characters}]]",
                        "Message[role=ASSISTANT, parts=[Text{10 characters}]]");
    }

    @Test
    void aRefusalIsABlockByTheProviderWholeAndStreamed() throws Exception {
        Answer refusal = Answer.builder().refusal("It may do harm.").build();
        server.enqueue(refusal, refusal);

        client.messages().create(Sdk.ask("?"));
        stream(Sdk.ask("?"));

        for (int i = 0; i < 2; i++) {
            LlmCall call = recorded.next();
            assertThat(call.decisions()).containsExactly(GuardrailDecision.byProvider("refusal"));
            assertThat(call.response().orElseThrow().choices().get(0).finishReason())
                    .contains("refusal");
        }
        assertThat(recorded.sums()).containsEntry("llmops.guardrail.decisions", 2L);
    }

    @Test
    void reasonsToStopAreToldInTheConventionsWordsWhereTheyHaveOne() throws Exception {
        Map<String, String> reasons = Map.of(
                "stop", "stop",
                "length", "length",
                "stop_sequence", "stop",
                "model_context_window_exceeded", "length",
                "pause_turn", "pause_turn");

        for (Map.Entry<String, String> reason : reasons.entrySet()) {
            server.enqueue(
                    Answer.builder().text("?").finishReason(reason.getKey()).build());
            client.messages().create(Sdk.ask("?"));

            assertThat(recorded.next().response().orElseThrow().choices().get(0).finishReason())
                    .contains(reason.getValue());
        }
    }

    @Test
    void theCallGoesToTheHostAndPortOfTheBaseUrl() throws Exception {
        client.messages().create(Sdk.ask("?"));

        LlmCall call = recorded.next();
        assertThat(call.target().provider()).isEqualTo("anthropic");
        assertThat(call.target().serverAddress()).contains("127.0.0.1");
        assertThat(call.target().serverPort())
                .isEqualTo(OptionalInt.of(server.rootUri().getPort()));
    }

    @Test
    void structuredOutputsAreRecordedLikeAnyOther() throws Exception {
        server.enqueue(Answer.of("{\"city\":\"Graz\"}"));

        var message = client.messages()
                .create(Sdk.ask("where?").toBuilder().outputConfig(Place.class).build());

        assertThat(message.content().get(0).text().orElseThrow().text().city).isEqualTo("Graz");
        LlmCall call = recorded.next();
        assertThat(call.request().options().outputType()).contains("json");
        assertThat(call.request().options().outputSchema().orElseThrow()).contains("\"required\":[\"city\"]");
        assertThat(call.response().orElseThrow().text()).isEqualTo("{\"city\":\"Graz\"}");
        assertThat(recorded.isEmpty()).isTrue();
    }

    /** What a model is to answer with. */
    public static class Place {
        public String city = "";
    }

    @Test
    void metricsCarryTheTokensOfEachKindOnce() throws Exception {
        server.enqueue(FULL);

        client.messages().create(Sdk.ask("where?"));
        recorded.next();

        assertThat(recorded.sums())
                .containsAllEntriesOf(Map.of(
                        "gen_ai.client.inference.usage.input_tokens", 100L,
                        "gen_ai.client.inference.usage.output_tokens", 50L,
                        "gen_ai.client.inference.usage.cache_read.input_tokens", 80L,
                        "gen_ai.client.inference.usage.cache_write.input_tokens", 15L,
                        "gen_ai.client.inference.usage.reasoning.output_tokens", 30L));
        assertThat(recorded.counts()).containsEntry("gen_ai.client.inference.duration", 1L);
    }

    @Test
    void whatIsNoModelCallIsNotRecorded() throws Exception {
        long tokens = client.messages()
                .countTokens(com.anthropic.models.messages.MessageCountTokensParams.builder()
                        .model(Sdk.MODEL)
                        .addUserMessage("where is it")
                        .putAdditionalBodyProperty("user_tier", JsonValue.from("gold"))
                        .build())
                .inputTokens();

        assertThat(tokens).isEqualTo(3);
        assertThat(recorded.isEmpty()).isTrue();
    }

    @Test
    void theAnswerThatNobodyScreensIsTheSdksOwnObject() throws Exception {
        server.enqueue(FULL);

        Message message = client.messages().create(Sdk.ask("where?"));

        assertThat(message.usage().cacheReadInputTokens()).contains(80L);
        assertThat(message.content().get(0).thinking().orElseThrow().signature())
                .startsWith("sig");
    }

    private void stream(MessageCreateParams params) {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(params)) {
            stream.stream().forEach(event -> {});
        }
    }
}
