package io.llmops.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.llmops.call.Choice;
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

/** What a chat completion says of itself, once it has ended. */
class RecordedChatTest {

    private static final Answer FULL = Answer.builder()
            .text("on its way, in two days")
            .reasoning("parcels take two days")
            .inputTokens(100)
            .outputTokens(50)
            .cachedTokens(80)
            .reasoningTokens(30)
            .id("chatcmpl-1")
            .model("gpt-4o-mini-2024-07-18")
            .fingerprint("fp_1")
            .serviceTier("priority")
            .build();

    private static final Answer TOOLS = Answer.builder()
            .toolCall(new ToolCall("call_1", "track", "{\"parcel\": 7, \"details\": \"all of them, please\"}"))
            .toolCall(new ToolCall("call_2", "weather", "{}"))
            .build();

    private static final FunctionDefinition TRACK = FunctionDefinition.builder()
            .name("track")
            .description("tracks a parcel")
            .parameters(FunctionParameters.builder()
                    .putAdditionalProperty("type", JsonValue.from("object"))
                    .build())
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
    void aWholeAnswerTellsModelIdTierFingerprintAndEveryKindOfTokens() throws Exception {
        server.enqueue(FULL);

        client.chat().completions().create(Sdk.chat("where?"));

        LlmCall call = recorded.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.timing().chunks()).isZero();
        assertIsFull(call.response().orElseThrow());
    }

    @Test
    void aStreamedAnswerTellsTheSameIfTheCallerAskedForUsage() throws Exception {
        server.enqueue(FULL);

        stream(Sdk.chat("where?").toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build());

        LlmCall call = recorded.next();
        assertThat(call.timing().chunks()).isGreaterThan(1);
        assertThat(call.timing().timeToFirstChunkNanos()).isPresent();
        assertIsFull(call.response().orElseThrow());
    }

    private static void assertIsFull(LlmResponse response) {
        assertThat(response.text()).isEqualTo("on its way, in two days");
        assertThat(response.id()).contains("chatcmpl-1");
        assertThat(response.model()).contains("gpt-4o-mini-2024-07-18");
        assertThat(response.systemFingerprint()).contains("fp_1");
        assertThat(response.serviceTier()).contains("priority");
        assertThat(response.choices())
                .containsExactly(new Choice(
                        0,
                        List.of(new Part.Reasoning("parcels take two days"), new Part.Text("on its way, in two days")),
                        Optional.of("stop")));
        assertThat(response.usage())
                .contains(Usage.of(100, 50).with(TokenKind.CACHE_READ_INPUT, 80).with(TokenKind.REASONING_OUTPUT, 30));
    }

    @Test
    void withoutBeingAskedAStreamHasNoUsageAndItsRequestIsNotChanged() throws Exception {
        server.enqueue(FULL);

        stream(Sdk.chat("where?"));

        assertThat(recorded.next().response().orElseThrow().usage()).isEmpty();
        assertThat(server.requests().get(0).body().has("stream_options")).isFalse();
    }

    @Test
    void onDemandTheUsageOfStreamsIsAskedForAndItsChunkKeptBack() throws Exception {
        server.enqueue(FULL);
        OpenAIClient counting =
                InstrumentedOpenAi.with(recorded.ops()).countStreamedTokens().client(Sdk.client(server));

        List<ChatCompletionChunk> chunks;
        try (StreamResponse<ChatCompletionChunk> stream =
                counting.chat().completions().createStreaming(Sdk.chat("where?"))) {
            chunks = stream.stream().toList();
        }

        assertIsFull(recorded.next().response().orElseThrow());
        assertThat(chunks).allMatch(chunk -> !chunk.choices().isEmpty());
    }

    @Test
    void theRequestIsReadWithItsOptionsToolsAndMessages() throws Exception {
        client.chat()
                .completions()
                .create(Sdk.chat("where?").toBuilder()
                        .temperature(0.5)
                        .maxCompletionTokens(99)
                        .n(1)
                        .stop("END")
                        .addTool(ChatCompletionFunctionTool.builder()
                                .function(TRACK)
                                .build())
                        .addMessage(ChatCompletionToolMessageParam.builder()
                                .toolCallId("call_0")
                                .content("in Graz")
                                .build())
                        .build());

        LlmCall call = recorded.next();
        assertThat(call.request().operation()).isEqualTo("chat");
        assertThat(call.request().model()).contains(Sdk.MODEL);
        assertThat(call.request().options().temperature().getAsDouble()).isEqualTo(0.5);
        assertThat(call.request().options().maxTokens()).isEqualTo(OptionalLong.of(99));
        assertThat(call.request().options().choiceCount()).isEqualTo(OptionalInt.of(1));
        assertThat(call.request().options().stopSequences()).containsExactly("END");
        assertThat(call.request().tools())
                .containsExactly(new ToolDefinition("track", "tracks a parcel", "{\"type\":\"object\"}"));
        assertThat(call.request().messages().get(2).parts()).containsExactly(new Part.ToolResult("call_0", "in Graz"));
    }

    @Test
    void toolCallsAreReadFromWholeAnswersAndPutTogetherFromStreams() throws Exception {
        server.enqueue(TOOLS, TOOLS);

        client.chat().completions().create(Sdk.chat("where?"));
        stream(Sdk.chat("where?"));

        LlmResponse whole = recorded.next().response().orElseThrow();
        assertThat(whole.choices().get(0).finishReason()).contains("tool_calls");
        assertThat(whole.choices().get(0).parts())
                .containsExactly(
                        new Part.ToolCall("call_1", "track", "{\"parcel\": 7, \"details\": \"all of them, please\"}"),
                        new Part.ToolCall("call_2", "weather", "{}"));
        assertThat(recorded.next().response().orElseThrow().choices()).isEqualTo(whole.choices());
    }

    @Test
    void aRefusalIsABlockByTheProviderWholeAndStreamed() throws Exception {
        Answer refusal = Answer.builder().refusal("I cannot help with that.").build();
        server.enqueue(refusal, refusal);

        client.chat().completions().create(Sdk.chat("?"));
        stream(Sdk.chat("?"));

        for (int i = 0; i < 2; i++) {
            LlmCall call = recorded.next();
            assertThat(call.decisions()).containsExactly(GuardrailDecision.byProvider("refusal"));
            assertThat(call.response().orElseThrow().text()).isEqualTo("I cannot help with that.");
        }
    }

    @Test
    void aContentFilterIsABlockByTheProviderToo() throws Exception {
        server.enqueue(
                Answer.builder().text("Well, ").finishReason("content_filter").build());

        client.chat().completions().create(Sdk.chat("?"));

        assertThat(recorded.next().decisions()).containsExactly(GuardrailDecision.byProvider("content_filter"));
    }

    @Test
    void theCallGoesToTheHostAndPortOfTheBaseUrl() throws Exception {
        client.chat().completions().create(Sdk.chat("?"));

        LlmCall call = recorded.next();
        assertThat(call.target().provider()).isEqualTo("openai");
        assertThat(call.target().serverAddress()).contains("127.0.0.1");
        assertThat(call.target().serverPort())
                .isEqualTo(OptionalInt.of(server.baseUri().getPort()));
    }

    @Test
    void structuredOutputsAreRecordedLikeAnyOther() throws Exception {
        server.enqueue(Answer.of("{\"city\":\"Graz\"}"));

        var completion = client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model(Sdk.MODEL)
                        .addUserMessage("where?")
                        .responseFormat(Place.class)
                        .build());

        assertThat(completion.choices().get(0).message().content().orElseThrow().city)
                .isEqualTo("Graz");
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

        client.chat().completions().create(Sdk.chat("where?"));
        recorded.next();

        assertThat(recorded.sums())
                .containsAllEntriesOf(Map.of(
                        "gen_ai.client.inference.usage.input_tokens", 100L,
                        "gen_ai.client.inference.usage.output_tokens", 50L,
                        "gen_ai.client.inference.usage.cache_read.input_tokens", 80L,
                        "gen_ai.client.inference.usage.reasoning.output_tokens", 30L));
        assertThat(recorded.counts()).containsEntry("gen_ai.client.inference.duration", 1L);
    }

    private void stream(ChatCompletionCreateParams params) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params)) {
            stream.stream().forEach(chunk -> {});
        }
    }
}
