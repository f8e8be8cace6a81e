package io.llmops.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.testkit.http.TestClient;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackRefusalsTest {

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackClient client = new SlackClient(slack);
    private final TestClient http = new TestClient();

    @AfterEach
    void close() {
        slack.close();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        {                              | 400 | invalid_payload
        {}                             | 400 | no_text
        {"text":""}                    | 400 | no_text
        {"blocks":"[]"}                | 400 | invalid_blocks_format
        {"blocks":[{"type":"header"}]} | 400 | invalid_blocks
        """)
    void aWebhookRefusesWithStatusAndPlainText(String body, int status, String error) throws Exception {
        HttpResponse<String> response = http.post(slack.webhookUri(), body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(error);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(slack.violations()).isNotEmpty();
        assertThat(slack.messages()).isEmpty();
    }

    @Test
    void anUnknownWebhookHasNoService() throws Exception {
        HttpResponse<String> response = http.post(slack.webhookUri().resolve("/services/T1/B1/x"), "{\"text\":\"hi\"}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("no_service");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        chat.postMessage | {"channel":"nowhere","text":"hi"}                        | channel_not_found
        chat.postMessage | {"text":"hi"}                                            | channel_not_found
        chat.postMessage | {"channel":"alerts"}                                     | no_text
        chat.postMessage | {"channel":"alerts","text":"hi","thread_ts":"1.1"}       | thread_not_found
        chat.postMessage | {"channel":"alerts","blocks":[{"type":"header"}]}        | invalid_blocks
        chat.postMessage | {"channel":"alerts","blocks":{"type":"divider"}}         | invalid_blocks_format
        chat.postMessage | {                                                        | invalid_json
        chat.update      | {"channel":"alerts","ts":"1.1","text":"hi"}              | channel_not_found
        chat.update      | {"channel":"C0ALERTS","ts":"1.1","text":"hi"}            | message_not_found
        chat.delete      | {"channel":"C0ALERTS"}                                   | unknown_method
        """)
    void aMethodRefusesWith200AndOkFalse(String method, String body, String error) throws Exception {
        JsonNode answer = client.call(method, body);

        assertThat(answer.path("ok").asBoolean(true)).isFalse();
        assertThat(answer.path("error").asText()).isEqualTo(error);
        assertThat(slack.calls()).extracting(SlackCall::outcome).containsExactly(error);
    }

    @Test
    void saysWhichBlocksAreInvalid() throws Exception {
        JsonNode answer =
                client.call("chat.postMessage", "{\"channel\":\"alerts\",\"blocks\":[{\"type\":\"header\"}]}");

        assertThat(answer.at("/errors/0").asText()).isEqualTo("missing required field: text [json-pointer:/blocks/0]");
        assertThat(answer.at("/response_metadata/messages/0").asText()).startsWith("[ERROR] missing required field");
    }

    @Test
    void refusesTextAndBlocksThatAreTooLong() throws Exception {
        String text = "{\"channel\":\"alerts\",\"text\":\"%s\"}";
        String long1 = SlackClient.SECTION.formatted("x".repeat(3_000));
        String blocks = "{\"channel\":\"alerts\",\"text\":\"x\",\"blocks\":[%s]}"
                .formatted(String.join(",", long1, long1, long1, long1, long1));

        assertThat(client.call("chat.postMessage", text.formatted("x".repeat(40_000)))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(client.call("chat.postMessage", text.formatted("x".repeat(40_001)))
                        .path("error")
                        .asText())
                .isEqualTo("msg_too_long");
        assertThat(client.call("chat.postMessage", blocks).path("error").asText())
                .isEqualTo("msg_blocks_too_long");
    }

    @Test
    void wantsItsBotTokenAndJson() throws Exception {
        String body = "{\"channel\":\"alerts\",\"text\":\"hi\"}";
        URI uri = slack.apiUri().resolve("chat.postMessage");

        assertThat(http.post(uri, body).body()).contains("not_authed");
        assertThat(http.post(uri, body, "Authorization", "Bearer xoxb-other").body())
                .contains("invalid_auth");
        assertThat(http.post(uri, body, "Authorization", "Bearer " + slack.botToken(), "Content-Type", "text/plain")
                        .body())
                .contains("invalid_post_type");
        assertThat(slack.messages()).isEmpty();
    }
}
