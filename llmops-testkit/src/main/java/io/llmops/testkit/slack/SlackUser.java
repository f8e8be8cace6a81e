package io.llmops.testkit.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Caller;
import io.llmops.testkit.http.Hmac;
import io.llmops.testkit.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;

/**
 * Somebody in Slack who clicks on buttons, which Slack tells the app, signed.
 *
 * <pre>{@code
 * int status = new SlackUser("ada", requestUrl, signingSecret).click(message, "Acknowledge");
 * }</pre>
 *
 * @see <a href="https://docs.slack.dev/reference/interaction-payloads/block_actions-payload">block_actions payload</a>
 */
public final class SlackUser {

    private final String name;
    private final URI requestUrl;
    private final String signingSecret;
    private final Caller slack = new Caller();

    /** @param requestUrl where the app takes interactions */
    public SlackUser(String name, URI requestUrl, String signingSecret) {
        this.name = name;
        this.requestUrl = requestUrl;
        this.signingSecret = signingSecret;
    }

    /**
     * The status that the app answers; Slack shows the user a warning if it is not 200.
     *
     * @throws IllegalArgumentException if the message has no such button
     */
    public int click(SlackMessage message, String label) {
        String body = "payload=" + URLEncoder.encode(Json.write(payload(message, button(message, label))), UTF_8);
        String time = Long.toString(Instant.now().getEpochSecond());
        String signature = Hmac.sha256(signingSecret, "v0:" + time + ":" + body);
        return slack.post(
                requestUrl,
                body,
                Map.of(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Slack-Request-Timestamp",
                        time,
                        "X-Slack-Signature",
                        "v0=" + signature));
    }

    private static JsonNode button(SlackMessage message, String label) {
        for (JsonNode block : message.blocks()) {
            for (JsonNode element : block.path("elements")) {
                boolean isButton = element.path("type").asText().equals("button");
                if (isButton && element.path("text").path("text").asText().equals(label)) {
                    return element;
                }
            }
        }
        throw new IllegalArgumentException("no button \"" + label + "\" in " + message.blocks());
    }

    private ObjectNode payload(SlackMessage message, JsonNode button) {
        ObjectNode payload = Json.object().put("type", "block_actions");
        payload.putObject("user").put("id", "U0STANDIN").put("username", name).put("name", name);
        payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel());
        payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", button.path("action_id").asText())
                .put("value", button.path("value").asText());
        return payload;
    }
}
