package io.llmops.openai;

import static io.llmops.testkit.contract.WordGuardrail.PLACEHOLDER;
import static io.llmops.testkit.contract.WordGuardrail.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionUserMessageParam;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmCall;
import io.llmops.call.Outcome;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrails;
import io.llmops.testkit.contract.WordGuardrail;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.llmops.testkit.server.ToolCall;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What guardrails do to chat completions, as caller and provider see it. */
class GuardedChatTest {

    private static final String LEAK = "the word is " + WORD + ", and that is all there is to say";
    private static final String SAFE = "the word is " + PLACEHOLDER + ", and that is all there is to say";

    private final ModelServer server = ModelServer.start(Script.saying(LEAK));
    private final RecordedOps redacting = guarded(Enforcement.enforce());
    private final RecordedOps blocking = guarded(Enforcement.enforce().blocking());

    private static RecordedOps guarded(Enforcement enforcement) {
        return new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .input(new WordGuardrail(), enforcement)
                .output(new WordGuardrail(), enforcement)
                .build()));
    }

    private OpenAIClient client(RecordedOps recorded) {
        return InstrumentedOpenAi.of(recorded.ops(), Sdk.client(server));
    }

    @AfterEach
    void close() {
        redacting.close();
        blocking.close();
        server.close();
    }

    @Test
    void anEditOfTheRequestLeavesImagesSchemasToolsAndUnknownFieldsAsTheyWere() {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model(Sdk.MODEL)
                .addSystemMessage("Be brief.")
                .addMessage(ChatCompletionUserMessageParam.builder()
                        .contentOfArrayOfContentParts(List.of(
                                ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                                        .text("say " + WORD)
                                        .build()),
                                ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                                        .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                                                .url("data:image/png;base64,AAAA")
                                                .detail(ChatCompletionContentPartImage.ImageUrl.Detail.LOW)
                                                .build())
                                        .build())))
                        .name("ann")
                        .putAdditionalProperty("mood", JsonValue.from("curious"))
                        .build())
                .temperature(0.25)
                .responseFormat(RecordedChatTest.Place.class)
                .build()
                .rawParams();

        Sdk.client(server).chat().completions().create(params);
        client(redacting).chat().completions().create(params);

        assertThat(server.requests().get(1).body().toString())
                .isEqualTo(server.requests().get(0).body().toString().replace(WORD, PLACEHOLDER))
                .contains(PLACEHOLDER);
    }

    @Test
    void aBlockedRequestNeverLeaves() throws Exception {
        assertThatThrownBy(() -> client(blocking).chat().completions().create(Sdk.chat("say " + WORD)))
                .isInstanceOf(CallBlockedException.class);

        assertThat(server.received()).isZero();
        assertThat(blocking.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aWholeAnswerIsRedacted() throws Exception {
        ChatCompletion completion = client(redacting).chat().completions().create(Sdk.chat("?"));

        assertThat(Sdk.text(completion)).isEqualTo(SAFE);
        assertThat(completion.id()).startsWith("chatcmpl-");
        LlmCall call = redacting.next();
        assertThat(call.response().orElseThrow().text()).isEqualTo(LEAK);
        assertThat(call.delivered().orElseThrow().text()).isEqualTo(SAFE);
    }

    @Test
    void anAsynchronousAnswerIsRedacted() throws Exception {
        assertThat(Sdk.text(client(redacting)
                        .async()
                        .chat()
                        .completions()
                        .create(Sdk.chat("?"))
                        .get()))
                .isEqualTo(SAFE);
    }

    @Test
    void aRawAnswerIsRedactedWhenParsedAndItsBodyCannotBeReadPastTheGuardrail() throws Exception {
        try (HttpResponseFor<ChatCompletion> raw =
                client(redacting).withRawResponse().chat().completions().create(Sdk.chat("?"))) {
            assertThat(Sdk.text(raw.parse())).isEqualTo(SAFE);
        }
        try (HttpResponseFor<ChatCompletion> raw =
                client(redacting).chat().completions().withRawResponse().create(Sdk.chat("?"))) {
            assertThatThrownBy(raw::body)
                    .isInstanceOf(CallBlockedException.class)
                    .hasMessageContaining("parse()");
        }
    }

    @Test
    void aStreamIsRedactedAcrossItsChunks() throws Exception {
        assertThat(streamed(client(redacting))).isEqualTo(SAFE);

        LlmCall call = redacting.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.delivered().orElseThrow().text()).isEqualTo(SAFE);
    }

    @Test
    void anAsynchronousStreamIsRedactedAcrossItsChunks() throws Exception {
        assertThat(Streams.collected(
                        client(redacting).async().chat().completions().createStreaming(Sdk.chat("?")), Sdk::text))
                .isEqualTo(SAFE);
    }

    @Test
    void theArgumentsOfStreamedToolCallsAreRedactedToo() {
        server.enqueue(Answer.builder()
                .toolCall(new ToolCall("call_1", "say", "{\"word\":\"" + WORD + "\"}"))
                .build());

        try (StreamResponse<ChatCompletionChunk> stream =
                client(redacting).chat().completions().createStreaming(Sdk.chat("?"))) {
            String arguments = stream.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().toolCalls().stream())
                    .flatMap(List::stream)
                    .map(call -> call.function().flatMap(f -> f.arguments()).orElse(""))
                    .collect(Collectors.joining());

            assertThat(arguments).isEqualTo("{\"word\":\"" + PLACEHOLDER + "\"}");
        }
    }

    @Test
    void aBlockCutsTheStreamAndTellsTheCaller() throws Exception {
        assertThatThrownBy(() -> streamed(client(blocking))).isInstanceOf(CallBlockedException.class);
        assertThat(blocking.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aBlockCutsAnAsynchronousStreamAndTellsHandlerAndFuture() throws Exception {
        var stream = client(blocking).async().chat().completions().createStreaming(Sdk.chat("?"));

        assertThatThrownBy(() -> Streams.collected(stream, Sdk::text)).isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasCauseInstanceOf(CallBlockedException.class);
        assertThat(blocking.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aReplyOfTheGuardrailTakesTheFormThatTheCallerAskedFor() throws Exception {
        try (RecordedOps replying = new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .input(new WordGuardrail(), Enforcement.enforce().blocking())
                .answerBlockedWith("Let us talk of something else.")
                .build()))) {
            ChatCompletionCreateParams params = Sdk.chat("say " + WORD);
            OpenAIClient client = client(replying);

            assertThat(Sdk.text(client.chat().completions().create(params)))
                    .isEqualTo("Let us talk of something else.");
            assertThat(Streams.collected(client.async().chat().completions().createStreaming(params), Sdk::text))
                    .isEqualTo("Let us talk of something else.");
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(params)) {
                assertThat(stream.stream().map(Sdk::text).collect(Collectors.joining()))
                        .isEqualTo("Let us talk of something else.");
            }
            assertThat(server.received()).isZero();
        }
    }

    private static String streamed(OpenAIClient client) {
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(Sdk.chat("?"))) {
            return stream.stream().map(Sdk::text).collect(Collectors.joining());
        }
    }
}
