package io.llmops.testkit.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.testkit.http.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackStandInTest {

    private final SlackStandIn slack = SlackStandIn.start();
    private final SlackClient client = new SlackClient(slack);
    private final TestClient http = new TestClient();

    @AfterEach
    void close() {
        slack.close();
    }

    @Test
    void keepsAMessageItsThreadAndItsEdits() throws Exception {
        String ts = client.call("chat.postMessage", SlackClient.post("firing", "*firing*"))
                .path("ts")
                .asText();
        String reply = "{\"channel\":\"#alerts\",\"thread_ts\":\"" + ts + "\",\"text\":\"worse\"}";
        client.call("chat.postMessage", reply);
        JsonNode update =
                client.call("chat.update", "{\"channel\":\"C0ALERTS\",\"ts\":\"" + ts + "\",\"text\":\"resolved\"}");

        assertThat(update.path("ok").asBoolean()).isTrue();
        assertThat(update.path("ts").asText()).isEqualTo(ts);
        assertThat(slack.messages()).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo(slack.channelId());
            assertThat(message.text()).isEqualTo("resolved");
            assertThat(message.blocks()).as("text without blocks removes them").isEmpty();
            assertThat(message.edits()).isEqualTo(1);
            assertThat(message.versions().get(0).blocks()).hasSize(1);
            assertThat(message.replies()).extracting(SlackMessage::text).containsExactly("worse");
        });
        assertThat(slack.violations()).isEmpty();
        assertThat(slack.calls())
                .extracting(SlackCall::method)
                .containsExactly("chat.postMessage", "chat.postMessage", "chat.update");
        assertThat(slack.calls()).extracting(SlackCall::outcome).containsOnly("ok");
    }

    @Test
    void answersAPostWithChannelIdAndTimestamp() throws Exception {
        JsonNode answer = client.call("chat.postMessage", "{\"channel\":\"alerts\",\"text\":\"hi\"}");

        assertThat(answer.path("channel").asText()).isEqualTo("C0ALERTS");
        assertThat(answer.path("ts").asText()).matches("\\d{10}\\.\\d{6}");
        assertThat(answer.at("/message/text").asText()).isEqualTo("hi");
    }

    @Test
    void aReplyToAReplyJoinsTheThread() throws Exception {
        String parent = client.call("chat.postMessage", SlackClient.post("one", "one"))
                .path("ts")
                .asText();
        String thread = "{\"channel\":\"C0ALERTS\",\"text\":\"more\",\"thread_ts\":\"%s\"}";
        String reply = client.call("chat.postMessage", thread.formatted(parent))
                .path("ts")
                .asText();
        client.call("chat.postMessage", thread.formatted(reply));

        assertThat(slack.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.replies()).hasSize(2));
    }

    @Test
    void postsToOtherChannelsOnceTheyAreThere() throws Exception {
        slack.addChannel("oncall", "C0ONCALL");

        assertThat(client.call("chat.postMessage", "{\"channel\":\"#oncall\",\"text\":\"hi\"}")
                        .path("channel")
                        .asText())
                .isEqualTo("C0ONCALL");
    }

    @Test
    void aWebhookAnswersOkAndGivesNoTimestamp() throws Exception {
        HttpResponse<String> response = http.post(slack.webhookUri(), SlackClient.post("hi", "hi"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok");
        assertThat(slack.messages()).extracting(SlackMessage::text).containsExactly("hi");
    }

    @Test
    void failsRefusesAndLimitsOnDemandAndThenPosts() throws Exception {
        slack.failNext(1, 503);
        slack.refuseNext(1, "edit_window_closed");
        slack.refuseNext(1, "channel_is_archived");
        slack.rateLimitNext(1, Duration.ofMillis(1_500));

        assertThat(http.post(slack.webhookUri(), SlackClient.post("hi", "hi")).statusCode())
                .isEqualTo(503);
        assertThat(client.call("chat.update", SlackClient.post("hi", "hi"))
                        .path("error")
                        .asText())
                .isEqualTo("edit_window_closed");
        assertThat(http.post(slack.webhookUri(), SlackClient.post("hi", "hi")).statusCode())
                .isEqualTo(410);
        HttpResponse<String> limited = http.post(slack.webhookUri(), SlackClient.post("hi", "hi"));
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("2");
        assertThat(http.post(slack.webhookUri(), SlackClient.post("hi", "hi")).body())
                .isEqualTo("ok");
        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void dropsTheConnectionBeforeOrAfterItTakesTheMessage() throws Exception {
        slack.dropNext(1);
        slack.loseAnswers(1);

        assertThatThrownBy(() -> http.post(slack.webhookUri(), SlackClient.post("hi", "hi")))
                .isInstanceOf(IOException.class);
        assertThat(slack.messages()).isEmpty();
        assertThatThrownBy(() -> http.post(slack.webhookUri(), SlackClient.post("hi", "hi")))
                .isInstanceOf(IOException.class);
        assertThat(slack.messages()).hasSize(1);
    }

    @Test
    void hangsOnDemand() {
        slack.hangNext(1);
        TestClient impatient = new TestClient(Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.post(slack.webhookUri(), SlackClient.post("hi", "hi")))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void limitsTheRateOfEachChannel() throws Exception {
        slack.limitPerMinute(1);
        client.call("chat.postMessage", SlackClient.post("one", "one"));

        HttpResponse<String> limited = http.post(
                slack.apiUri().resolve("chat.postMessage"),
                SlackClient.post("two", "two"),
                "Authorization",
                "Bearer " + slack.botToken());

        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.body()).isEqualTo("{\"ok\":false,\"error\":\"ratelimited\"}");
        assertThat(Integer.parseInt(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
    }
}
