package io.llmops.anthropic;

import static io.llmops.testkit.contract.WordGuardrail.PLACEHOLDER;
import static io.llmops.testkit.contract.WordGuardrail.WORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.llmops.call.CallBlockedException;
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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams that the provider may send, event by event: several texts, tools of its own, texts that come at once. */
class EventsTest {

    static final String START = """
        {"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant", \
        "model": "claude-1", "content": [], "stop_reason": null, "stop_sequence": null, "usage": {"input_tokens": 10, \
        "cache_creation_input_tokens": 2, "cache_read_input_tokens": 3, "output_tokens": 1, \
        "service_tier": "standard"}}}""";
    static final String TEXT = begin(0, "{\"type\": \"text\", \"text\": \"\"}");
    private static final String SEARCH = begin(
            1, "{\"type\": \"server_tool_use\", \"id\": \"srvtoolu_1\", \"name\": \"web_search\", \"input\": {}}");
    private static final String RAN = begin(2, """
        {"type": "bash_code_execution_tool_result", "tool_use_id": "srvtoolu_1", "content": \
        {"type": "bash_code_execution_result", "stdout": "it printed opensesame", "stderr": "", "return_code": 0, \
        "content": []}}""");
    private static final String END = """
        {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": null}, "usage": \
        {"input_tokens": 500, "cache_creation_input_tokens": null, "cache_read_input_tokens": 30, "output_tokens": 40, \
        "server_tool_use": {"web_search_requests": 1, "web_fetch_requests": 0}}}""";
    private static final String STOP = "{\"type\": \"message_stop\"}";

    private final RecordedOps plain = new RecordedOps();
    private final RecordedOps redacting = guarded(Enforcement.enforce());

    private static RecordedOps guarded(Enforcement enforcement) {
        return new RecordedOps(ops -> ops.guard(
                Guardrails.builder().output(new WordGuardrail(), enforcement).build()));
    }

    static String begin(int index, String block) {
        return "{\"type\": \"content_block_start\", \"index\": " + index + ", \"content_block\": " + block + "}";
    }

    static String delta(int index, String kind, String text) {
        return Json.object()
                .put("type", "content_block_delta")
                .put("index", index)
                .set(
                        "delta",
                        Json.object()
                                .put("type", kind + "_delta")
                                .put(kind.equals("input_json") ? "partial_json" : kind, text))
                .toString();
    }

    static String stop(int index) {
        return "{\"type\": \"content_block_stop\", \"index\": " + index + "}";
    }

    @AfterEach
    void close() {
        plain.close();
        redacting.close();
    }

    private static String[] agentic() {
        return new String[] {
            START,
            TEXT,
            delta(0, "text", "first open"),
            stop(0),
            SEARCH,
            delta(1, "input_json", "{\"query\": \"open"),
            delta(1, "input_json", "sesame\"}"),
            stop(1),
            RAN,
            stop(2),
            begin(3, "{\"type\": \"text\", \"text\": \"then \"}"),
            delta(3, "text", "opensesame"),
            delta(3, "text", " and no more"),
            stop(3),
            END,
            STOP
        };
    }

    @Test
    void theUsageOfAStreamIsWhatWasToldLastOfEachCount() throws Exception {
        message(plain, agentic());

        LlmCall call = plain.next();
        LlmResponse response = call.response().orElseThrow();
        assertThat(response.usage())
                .contains(Usage.of(500 + 30 + 2, 40)
                        .with(TokenKind.CACHE_READ_INPUT, 30)
                        .with(TokenKind.CACHE_WRITE_INPUT, 2));
        assertThat(response.serviceTier()).contains("standard");
        assertThat(response.choices().get(0).parts())
                .containsExactly(
                        new Part.Text("first open"),
                        new Part.ToolCall("srvtoolu_1", "web_search", "{\"query\": \"opensesame\"}"),
                        new Part.ToolResult("srvtoolu_1", "it printed opensesame"),
                        new Part.ToolResult("srvtoolu_1", ""),
                        new Part.Text("then opensesame and no more"));
    }

    @Test
    void everyBlockIsScreenedOnItsOwnWhatToolsOfTheProvidersGaveToo() throws Exception {
        Message message = message(redacting, agentic());

        assertThat(message.toString()).doesNotContain(WORD);
        assertThat(Sdk.text(message)).isEqualTo("first openthen " + PLACEHOLDER + " and no more");
        assertThat(Json.tree(message.content().get(1))
                        .path("input")
                        .path("query")
                        .asText())
                .isEqualTo(PLACEHOLDER);
        assertThat(Json.tree(message.content().get(2))
                        .path("content")
                        .path("stdout")
                        .asText())
                .isEqualTo("it printed " + PLACEHOLDER);
        LlmCall call = redacting.next();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.response().orElseThrow().choices().toString()).isNotEmpty();
        assertThat(call.delivered().orElseThrow().passages().toString()).doesNotContain(WORD);
        assertThat(call.delivered().orElseThrow().choices())
                .anyMatch(choice -> choice.parts().contains(new Part.Text("then " + PLACEHOLDER + " and no more")));
    }

    @Test
    void theInputOfAToolMayComeAtOnce() throws Exception {
        String[] events = {
            START,
            begin(
                    0,
                    "{\"type\": \"tool_use\", \"id\": \"t\", \"name\": \"say\", \"input\": {\"word\": \"opensesame\"}}"),
            delta(0, "input_json", ""),
            stop(0),
            END,
            STOP
        };

        assertThat(Json.tree(events(redacting, events).get(1)).at("/content_block/input"))
                .isEqualTo(Json.object().put("word", PLACEHOLDER));
        assertThat(events(plain, events)).hasSize(6);
        assertThat(plain.next().response().orElseThrow().choices().get(0).parts())
                .containsExactly(new Part.ToolCall("t", "say", "{\"word\":\"opensesame\"}"));
    }

    @Test
    void anInputThatCannotCarryItsEditCutsTheStream() throws Exception {
        String[] events = {
            START,
            begin(0, "{\"type\": \"tool_use\", \"id\": \"t\", \"name\": \"say\", \"input\": {\"word\": \"x\"}}"),
            stop(0),
            END,
            STOP
        };
        try (RecordedOps breaking = new RecordedOps(ops -> ops.guard(Guardrails.builder()
                .output(new BraceGuardrail(), Enforcement.enforce())
                .build()))) {
            assertThatThrownBy(() -> message(breaking, events))
                    .isInstanceOf(CallBlockedException.class)
                    .hasMessageContaining("cannot carry");
            assertThat(breaking.next().outcome()).isEqualTo(Outcome.BLOCKED);
        }
    }

    @Test
    void aBlockThatGoesOnAfterItsEndCutsAnEnforcedStream() throws Exception {
        String[] events = {START, TEXT, delta(0, "text", "a"), stop(0), delta(0, "text", WORD), END, STOP};

        assertThatThrownBy(() -> message(redacting, events)).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void aStreamThatEndsWithoutAReasonToStopIsBroken() throws Exception {
        List<RawMessageStreamEvent> events = events(plain, START, TEXT, delta(0, "text", "half"));

        assertThat(events).hasSize(3);
        assertThat(plain.next().errorType()).contains("stream_broken");
    }

    @Test
    void eventsOfATypeThatIsNotKnownGoOn() throws Exception {
        Message message = message(
                redacting,
                START,
                TEXT,
                delta(0, "text", "a"),
                "{\"type\": \"content_block_delta\", \"index\": 0, \"delta\": {\"type\": \"citations_delta\", "
                        + "\"citation\": {\"type\": \"char_location\", \"cited_text\": \"b\", \"document_index\": 0, "
                        + "\"document_title\": null, \"file_id\": null, \"start_char_index\": 0, "
                        + "\"end_char_index\": 1}}}",
                stop(0),
                END,
                STOP);

        assertThat(Sdk.text(message)).isEqualTo("a");
        assertThat(redacting.next().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    private static Message message(RecordedOps recorded, String... events) throws Exception {
        MessageAccumulator accumulator = MessageAccumulator.create();
        events(recorded, events).forEach(accumulator::accumulate);
        return accumulator.message();
    }

    private static List<RawMessageStreamEvent> events(RecordedOps recorded, String... events) throws Exception {
        try (SseServer server = SseServer.of(events);
                StreamResponse<RawMessageStreamEvent> stream = InstrumentedAnthropic.of(recorded.ops(), server.client())
                        .messages()
                        .createStreaming(Sdk.ask("?"))) {
            return stream.stream().toList();
        }
    }
}
