package io.llmops.anthropic;

import static io.llmops.testkit.contract.WordGuardrail.PLACEHOLDER;
import static io.llmops.testkit.contract.WordGuardrail.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
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

/** What guardrails do to the answers of messages, as callers see it. */
class GuardedMessagesTest {

    private static final String LEAK = "the word is " + WORD + ", and that is all there is to say";
    private static final String SAFE = "the word is " + PLACEHOLDER + ", and that is all there is to say";
    private static final Answer LEAK_EVERYWHERE = Answer.builder()
            .reasoning("they want " + WORD)
            .text(LEAK)
            .toolCall(new ToolCall("toolu_1", "say", "{\"word\":\"" + WORD + "\",\"times\":2}"))
            .build();

    private final ModelServer server = ModelServer.start(Script.saying(LEAK));
    private final RecordedOps redacting = guarded(Enforcement.enforce());
    private final RecordedOps blocking = guarded(Enforcement.enforce().blocking());

    private static RecordedOps guarded(Enforcement enforcement) {
        return new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .input(new WordGuardrail(), enforcement)
                .output(new WordGuardrail(), enforcement)
                .build()));
    }

    private AnthropicClient client(RecordedOps recorded) {
        return InstrumentedAnthropic.of(recorded.ops(), Sdk.client(server));
    }

    @AfterEach
    void close() {
        redacting.close();
        blocking.close();
        server.close();
    }

    @Test
    void aWholeAnswerIsRedactedInEveryBlockAndElseAsItWas() throws Exception {
        server.enqueue(LEAK_EVERYWHERE, LEAK_EVERYWHERE);

        Message bare = Sdk.client(server).messages().create(Sdk.ask("?"));
        Message message = client(redacting).messages().create(Sdk.ask("?"));

        assertThat(Json.tree(message).without("id").toString())
                .isEqualTo(Json.tree(bare).without("id").toString().replace(WORD, PLACEHOLDER))
                .contains(PLACEHOLDER);
        LlmCall call = redacting.next();
        assertThat(call.response().orElseThrow().text()).isEqualTo(LEAK);
        assertThat(call.delivered().orElseThrow().text()).isEqualTo(SAFE);
    }

    @Test
    void anAsynchronousAnswerIsRedacted() throws Exception {
        assertThat(Sdk.text(client(redacting)
                        .async()
                        .messages()
                        .create(Sdk.ask("?"))
                        .get()))
                .isEqualTo(SAFE);
        assertThat(Sdk.text(client(redacting)
                        .async()
                        .beta()
                        .messages()
                        .create(Sdk.beta("?"))
                        .get()))
                .isEqualTo(SAFE);
    }

    @Test
    void aRawAnswerIsRedactedWhenParsedAndItsBodyCannotBeReadPastTheGuardrail() throws Exception {
        try (HttpResponseFor<Message> raw =
                client(redacting).withRawResponse().messages().create(Sdk.ask("?"))) {
            assertThat(Sdk.text(raw.parse())).isEqualTo(SAFE);
        }
        try (HttpResponseFor<Message> raw =
                client(redacting).messages().withRawResponse().create(Sdk.ask("?"))) {
            assertThatThrownBy(raw::body)
                    .isInstanceOf(CallBlockedException.class)
                    .hasMessageContaining("parse()");
        }
        try (HttpResponseFor<Message> raw =
                client(redacting).messages().withRawResponse().create(Sdk.ask("?"))) {
            assertThatThrownBy(() -> raw.json(Message.class)).hasRootCauseInstanceOf(CallBlockedException.class);
        }
        try (HttpResponseFor<Message> raw =
                client(redacting).messages().withRawResponse().create(Sdk.ask("?"))) {
            assertThatThrownBy(() -> raw.buffered().body()).isInstanceOf(CallBlockedException.class);
        }
    }

    @Test
    void aStreamIsRedactedInEveryBlockAndAddsUpToAMessage() throws Exception {
        server.enqueue(LEAK_EVERYWHERE);
        MessageAccumulator accumulator = MessageAccumulator.create();

        List<RawMessageStreamEvent> events = streamed(client(redacting));
        events.forEach(accumulator::accumulate);

        assertThat(events.toString()).doesNotContain(WORD);
        Message message = accumulator.message();
        assertThat(message.content().get(0).thinking().orElseThrow().thinking()).isEqualTo("they want " + PLACEHOLDER);
        assertThat(message.content().get(0).thinking().orElseThrow().signature())
                .startsWith("sig");
        assertThat(Sdk.text(message)).isEqualTo(SAFE);
        assertThat(Json.tree(message.content().get(2)).path("input"))
                .isEqualTo(Json.object().put("word", PLACEHOLDER).put("times", 2));
        LlmCall call = redacting.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.delivered().orElseThrow().text()).isEqualTo(SAFE);
    }

    @Test
    void whatIsHeldBackComesBeforeTheBlockStopsAndBeforeItsSignature() {
        server.enqueue(Answer.builder().reasoning("open").text("sesame").build());

        List<String> types = streamed(client(redacting)).stream()
                .map(event -> Json.tree(event).path("type").asText() + " "
                        + Json.tree(event).path("delta").path("type").asText("")
                        + Json.tree(event).path("delta").path("thinking").asText("")
                        + Json.tree(event).path("delta").path("text").asText(""))
                .map(String::strip)
                .toList();

        assertThat(types)
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "content_block_delta thinking_delta",
                        "content_block_delta thinking_deltaopen",
                        "content_block_delta signature_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta text_delta",
                        "content_block_delta text_deltasesame",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
    }

    @Test
    void anAsynchronousStreamIsRedactedAcrossItsChunks() throws Exception {
        assertThat(Streams.collected(client(redacting).async().messages().createStreaming(Sdk.ask("?")), Sdk::text))
                .isEqualTo(SAFE);
    }

    @Test
    void aStreamOfTheBetaTypesIsRedactedToo() throws Exception {
        server.enqueue(LEAK_EVERYWHERE);

        try (var stream = client(redacting).beta().messages().createStreaming(Sdk.beta("?"))) {
            assertThat(stream.stream().toList().toString()).doesNotContain(WORD).contains("say");
        }
    }

    @Test
    void aBlockCutsTheStreamAndTellsTheCaller() throws Exception {
        assertThatThrownBy(() -> streamed(client(blocking))).isInstanceOf(CallBlockedException.class);
        assertThat(blocking.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aBlockCutsAnAsynchronousStreamAndTellsHandlerAndFuture() throws Exception {
        var stream = client(blocking).async().messages().createStreaming(Sdk.ask("?"));

        assertThatThrownBy(() -> Streams.collected(stream, Sdk::text)).isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasCauseInstanceOf(CallBlockedException.class);
        assertThat(blocking.next().outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void aCutStreamCancelsTheProvidersRequest() throws Exception {
        try (SseServer endless = SseServer.endless(
                EventsTest.START,
                EventsTest.TEXT,
                EventsTest.delta(0, "text", LEAK),
                EventsTest.delta(0, "text", "…"))) {
            AnthropicClient client = InstrumentedAnthropic.of(blocking.ops(), endless.client());
            try (StreamResponse<RawMessageStreamEvent> stream =
                    client.messages().createStreaming(Sdk.ask("?"))) {
                assertThatThrownBy(() -> stream.stream().forEach(event -> {})).isInstanceOf(CallBlockedException.class);

                assertThat(endless.clientIsGone()).isTrue();
            }
        }
    }

    @Test
    void aReplyOfTheGuardrailTakesTheFormThatTheCallerAskedFor() throws Exception {
        try (RecordedOps replying = new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .input(new WordGuardrail(), Enforcement.enforce().blocking())
                .answerBlockedWith("Let us talk of something else.")
                .build()))) {
            MessageCreateParams params = Sdk.ask("say " + WORD);
            AnthropicClient client = client(replying);
            String reply = "Let us talk of something else.";

            assertThat(Sdk.text(client.messages().create(params).validate())).isEqualTo(reply);
            assertThat(Sdk.text(client.beta()
                            .messages()
                            .create(Sdk.beta("say " + WORD))
                            .validate()))
                    .isEqualTo(reply);
            assertThat(Streams.collected(client.async().messages().createStreaming(params), Sdk::text))
                    .isEqualTo(reply);
            MessageAccumulator accumulator = MessageAccumulator.create();
            try (StreamResponse<RawMessageStreamEvent> stream =
                    client.messages().createStreaming(params)) {
                stream.stream().forEach(event -> accumulator.accumulate(event.validate()));
            }
            assertThat(Sdk.text(accumulator.message())).isEqualTo(reply);
            try (var raw = client.withRawResponse().messages().create(params)) {
                assertThat(raw.json(Message.class).validate().content()).hasSize(1);
            }
            assertThat(server.received()).isZero();
        }
    }

    private static List<RawMessageStreamEvent> streamed(AnthropicClient client) {
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(Sdk.ask("?"))) {
            return stream.stream().collect(Collectors.toList());
        }
    }
}
