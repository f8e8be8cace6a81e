package io.llmops.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.http.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;

/** Calls the stand-in's methods with its bot token. */
final class SlackClient {

    /** To be formatted with its text. */
    static final String SECTION = "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestClient http = new TestClient();
    private final SlackStandIn slack;

    SlackClient(SlackStandIn slack) {
        this.slack = slack;
    }

    /** The answer, which must have status 200, as every answer of a method's has that is not about rates. */
    JsonNode call(String method, String body) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.post(slack.apiUri().resolve(method), body, "Authorization", "Bearer " + slack.botToken());
        assertThat(response.statusCode()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    /** A message with a text and one section. */
    static String post(String text, String section) {
        return "{\"channel\":\"C0ALERTS\",\"text\":\"" + text + "\",\"blocks\":[" + SECTION.formatted(section) + "]}";
    }
}
