package io.llmops.testkit.server;

import static io.llmops.testkit.server.ChatClient.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeAnswerTest {

    private final ModelServer server = ModelServer.builder()
            .script(Script.saying("It is sunny."))
            .clock(InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000)))
            .start();
    private final ChatClient client = new ChatClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void hasTheFieldsOfAChatCompletion() throws Exception {
        JsonNode answer = client.json(ask("How is the weather?"));

        assertThat(answer.path("id").asText()).startsWith("chatcmpl-");
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.path("created").asLong()).isEqualTo(1_800_000_000);
        assertThat(answer.path("model").asText()).isEqualTo("gpt-test");
        assertThat(answer.path("system_fingerprint").asText()).isEqualTo("fp_testkit");
        assertThat(answer.path("service_tier").asText()).isEqualTo("default");
        assertThat(answer.at("/choices/0/message/role").asText()).isEqualTo("assistant");
        assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("It is sunny.");
        assertThat(answer.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    }

    @Test
    void countsTokensByFourCharactersWhereTheyAreNotStated() throws Exception {
        JsonNode usage = client.json(ask("How is the weather?")).path("usage");

        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(5);
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(3);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(8);
    }

    @Test
    void statesTheUsageThatTheAnswerStates() throws Exception {
        server.enqueue(Answer.builder()
                .text("42")
                .inputTokens(1_000)
                .cachedTokens(768)
                .outputTokens(300)
                .reasoningTokens(299)
                .build());

        JsonNode usage = client.json(ask("Think.")).path("usage");

        assertThat(usage.path("prompt_tokens").asInt()).isEqualTo(1_000);
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(300);
        assertThat(usage.path("total_tokens").asInt()).isEqualTo(1_300);
        assertThat(usage.at("/prompt_tokens_details/cached_tokens").asInt()).isEqualTo(768);
        assertThat(usage.at("/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(299);
    }

    @Test
    void callsTools() throws Exception {
        server.enqueue(Answer.builder()
                .toolCall(new ToolCall("call_1", "weather", "{\"city\":\"Graz\"}"))
                .build());

        JsonNode choice = client.json(ask("Weather?")).at("/choices/0");

        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/content").isNull()).isTrue();
        assertThat(choice.at("/message/tool_calls/0/id").asText()).isEqualTo("call_1");
        assertThat(choice.at("/message/tool_calls/0/type").asText()).isEqualTo("function");
        assertThat(choice.at("/message/tool_calls/0/function/name").asText()).isEqualTo("weather");
        assertThat(choice.at("/message/tool_calls/0/function/arguments").asText())
                .isEqualTo("{\"city\":\"Graz\"}");
    }

    @Test
    void saysAnotherResponseModelIdAndFingerprintWhenAsked() throws Exception {
        server.enqueue(Answer.builder()
                .text("Hi.")
                .id("chatcmpl-fixed")
                .model("gpt-test-2026-01-01")
                .fingerprint("fp_new")
                .serviceTier("flex")
                .build());

        JsonNode answer = client.json(ask("Hi?"));

        assertThat(answer.path("id").asText()).isEqualTo("chatcmpl-fixed");
        assertThat(answer.path("model").asText()).isEqualTo("gpt-test-2026-01-01");
        assertThat(answer.path("system_fingerprint").asText()).isEqualTo("fp_new");
        assertThat(answer.path("service_tier").asText()).isEqualTo("flex");
    }

    @Test
    void givesEqualRequestsDifferentIds() throws Exception {
        assertThat(client.json(ask("Hi?")).path("id"))
                .isNotEqualTo(client.json(ask("Hi?")).path("id"));
    }

    @Test
    void statesTheWholeDelayWithoutWaiting() throws Exception {
        server.enqueue(Answer.builder()
                .text("x".repeat(32 * 5)) // five chunks of eight tokens
                .timeToFirstChunk(Duration.ofSeconds(30))
                .delayPerChunk(Duration.ofNanos(35_250_000))
                .build());

        HttpResponse<String> response = client.send(ask("Long?"));

        assertThat(response.headers().firstValue("X-Simulated-Delay-Ms")).contains("30141");
    }

    @Test
    void closesTheConnectionInTheMiddleOfTheBody() {
        server.enqueue(new Break(Answer.of("x".repeat(1_000)), 3));

        assertThatThrownBy(() -> client.send(ask("Break."))).isInstanceOf(IOException.class);
    }
}
