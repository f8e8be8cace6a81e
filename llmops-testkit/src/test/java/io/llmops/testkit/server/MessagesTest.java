package io.llmops.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.http.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Anthropic's Messages API, as it is on the wire. */
class MessagesTest {

    private static final String ASK = "{\"model\":\"claude-test\",\"max_tokens\":99,\"system\":[{\"type\":\"text\","
            + "\"text\":\"Be brief.\"}],\"messages\":[{\"role\":\"user\",\"content\":\"Where?\"}]}";
    private static final String ASK_STREAMING = ASK.replaceFirst("\\{", "{\"stream\":true,");
    private static final Answer FULL = Answer.builder()
            .reasoning("parcels take two days")
            .text("on its way, in two days, to you")
            .toolCall(new ToolCall("toolu_1", "track", "{\"parcel\": 7}"))
            .id("msg_1")
            .inputTokens(100)
            .cachedTokens(80)
            .cacheWriteTokens(15)
            .outputTokens(50)
            .reasoningTokens(30)
            .build();

    private final ObjectMapper mapper = new ObjectMapper();
    private final TestClient http = new TestClient();
    private final ModelServer server = ModelServer.start(Script.saying("Fine."));

    @AfterEach
    void close() {
        server.close();
    }

    private HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return http.post(URI.create(server.rootUri() + "/v1/messages"), body);
    }

    @Test
    void aWholeAnswerIsAMessageWithBlocksAndInputTokensThatLeaveOutTheCachedOnes() throws Exception {
        server.enqueue(FULL);

        assertThat(mapper.readTree(send(ASK).body())).isEqualTo(mapper.readTree("""
            {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude-test",
             "content": [
               {"type": "thinking", "thinking": "parcels take two days", "signature": "sig2963d0e"},
               {"type": "text", "text": "on its way, in two days, to you", "citations": null},
               {"type": "tool_use", "id": "toolu_1", "name": "track", "input": {"parcel": 7}}],
             "stop_reason": "tool_use", "stop_sequence": null,
             "usage": {"input_tokens": 5, "cache_creation_input_tokens": 15, "cache_read_input_tokens": 80,
                       "output_tokens": 50, "output_tokens_details": {"thinking_tokens": 30},
                       "service_tier": "standard"}}\
            """));
    }

    @Test
    void aStreamBringsBlockByBlockAndItsUsageAtBothEnds() throws Exception {
        server.enqueue(FULL);

        HttpResponse<String> response = send(ASK_STREAMING);

        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.headers().firstValue("request-id")).isPresent();
        assertThat(names(response.body()))
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        List<JsonNode> events = ChatClient.chunks(response.body());
        assertThat(events.get(0).at("/message/usage/output_tokens").asInt()).isEqualTo(1);
        assertThat(events.get(4).at("/delta/type").asText()).isEqualTo("signature_delta");
        assertThat(events.get(10).at("/delta/partial_json").asText()).isEqualTo("{\"parcel\": 7}");
        assertThat(events.get(12).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
        assertThat(events.get(12).at("/usage/output_tokens").asInt()).isEqualTo(50);
    }

    @Test
    void aRefusalIsAReasonToStop() throws Exception {
        server.enqueue(Answer.builder().refusal("It may do harm.").build());

        JsonNode message = mapper.readTree(send(ASK).body());

        assertThat(message.path("stop_reason").asText()).isEqualTo("refusal");
        assertThat(message.at("/stop_details/explanation").asText()).isEqualTo("It may do harm.");
        assertThat(message.path("content")).isEmpty();
    }

    @Test
    void errorsAreAnthropicsOwnByTheirStatus() throws Exception {
        server.enqueue(Fault.overloaded(), Fault.rateLimited(Duration.ofSeconds(7)));

        HttpResponse<String> overloaded = send(ASK);
        HttpResponse<String> limited = send(ASK);

        assertThat(overloaded.statusCode()).isEqualTo(529);
        assertThat(mapper.readTree(overloaded.body()).path("type").asText()).isEqualTo("error");
        assertThat(mapper.readTree(overloaded.body()).at("/error/type").asText())
                .isEqualTo("overloaded_error");
        assertThat(mapper.readTree(limited.body()).at("/error/type").asText()).isEqualTo("rate_limit_error");
        assertThat(limited.headers().firstValue("retry-after")).contains("7");
        assertThat(mapper.readTree(send(ASK.replace("\"max_tokens\":99,", "")).body())
                        .at("/error/type")
                        .asText())
                .isEqualTo("invalid_request_error");
    }

    @Test
    void aFaultMidwayIsAnEventInAStreamThatWentWell() throws Exception {
        server.enqueue(new FaultMidway(FULL, 1, Fault.overloaded()));

        HttpResponse<String> response = send(ASK_STREAMING);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(names(response.body())).endsWith("content_block_delta", "content_block_stop", "error");
        assertThat(ChatClient.data(response.body()).get(6)).contains("overloaded_error");
    }

    @Test
    void theRequestShowsItsSystemPromptAsAMessage() throws Exception {
        send(ASK);

        assertThat(server.requests().get(0).messages())
                .containsExactly(
                        new ModelRequest.Message("system", "Be brief."), new ModelRequest.Message("user", "Where?"));
    }

    private static List<String> names(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring(7))
                .toList();
    }
}
