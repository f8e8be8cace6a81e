package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.react.SlackInteractivity;
import io.llmops.alerting.wire.SlackButton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackBotNotifierTest {

    private static final String POST = "/api/chat.postMessage";
    private static final String UPDATE = "/api/chat.update";
    private static final String RECEIPT = "C042/1700000000.000100";
    private static final String POSTED = "{\"ok\":true,\"channel\":\"C042\",\"ts\":\"1700000000.000100\"}";
    private static final String DONE = "{\"ok\":true}";

    private final Vendor vendor = new Vendor();
    private final SlackBotNotifier notifier =
            new SlackBotNotifier("slack", "xoxb-1234-secretsecret", "#ml-alerts", vendor.address("/api/"));

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void keepsOneMessageAndRepliesInItsThread() {
        vendor.answers(200, POSTED).answers(200, DONE);
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.accepted("C042/1700000000.000100"));
        notifier.send(told(Incidents.updated("a")));
        notifier.send(told(Incidents.resolved("a")));

        assertThat(vendor.paths()).containsExactly(POST, UPDATE, POST, UPDATE, POST);
        assertThat(field("channel")).containsExactly("#ml-alerts", "C042", "C042", "C042", "C042");
        assertThat(field("ts")).containsExactly("", "1700000000.000100", "", "1700000000.000100", "");
        assertThat(field("thread_ts")).containsExactly("", "", "1700000000.000100", "", "1700000000.000100");
        assertThat(field("text"))
                .containsExactly(
                        "ERROR: a",
                        "ERROR: a",
                        "slow-answers fired: 9 is too slow",
                        "Resolved: a",
                        "Resolved after 42m");
        assertThat(vendor.requests())
                .allSatisfy(it ->
                        assertThat(it.headers().get("Authorization")).containsExactly("Bearer xoxb-1234-secretsecret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message_not_found",
                "edit_window_closed",
                "cant_update_message",
                "channel_not_found",
                "is_archived"
            })
    void postsAnewWhenTheMessageIsGone(String error) {
        vendor.answers(200, "{\"ok\":false,\"error\":\"" + error + "\"}")
                .answers(200, "{\"ok\":true,\"channel\":\"C042\",\"ts\":\"1800000000.000100\"}");

        assertThat(notifier.send(told(Incidents.updated("a")))).isEqualTo(Delivery.accepted("C042/1800000000.000100"));
        assertThat(vendor.paths()).containsExactly(UPDATE, POST);
        assertThat(vendor.lastBody().path("channel").asText()).isEqualTo("#ml-alerts");
    }

    @Test
    void postsAnewWhenTheThreadIsGone() {
        vendor.answers(200, DONE)
                .answers(200, "{\"ok\":false,\"error\":\"thread_not_found\"}")
                .answers(200, POSTED);

        assertThat(notifier.send(told(Incidents.updated("a")))).isEqualTo(Delivery.accepted(RECEIPT));
        assertThat(vendor.paths()).containsExactly(UPDATE, POST, POST);
    }

    @Test
    void anInterruptedUpdateIsRepeatedAsAWhole() {
        vendor.answers(200, DONE).answers(500, "").answers(200, DONE);
        assertThat(notifier.send(told(Incidents.resolved("a")))).isEqualTo(Delivery.retry("500"));
        assertThat(notifier.send(told(Incidents.resolved("a")))).isEqualTo(Delivery.accepted(RECEIPT));

        assertThat(vendor.paths()).containsExactly(UPDATE, POST, UPDATE, POST);
    }

    @Test
    void aReceiptThatIsNoneIsLikeNone() {
        vendor.answers(200, POSTED);
        for (String receipt : List.of("", "C042", "C042/", "C042/ts", "8b78c92fd4c6")) {
            notifier.send(Incidents.updated("a").with(Optional.of(receipt)));
        }

        assertThat(vendor.paths()).hasSize(5).containsOnly(POST);
    }

    @Test
    void aResolveOfAnIncidentItNeverHeardOfIsAMessageOfItsOwn() {
        vendor.answers(200, POSTED);
        notifier.send(Incidents.resolved("a"));
        notifier.send(Incidents.resolved("a"));

        assertThat(vendor.paths()).containsExactly(POST, POST);
    }

    @Test
    void showsButtonsOnlyWhereSomebodyHearsOfClicks() {
        vendor.answers(200, POSTED);
        notifier.send(Incidents.opened("a"));
        assertThat(labels(vendor.lastBody())).isEmpty();

        SlackBotNotifier clickable = notifier.withButtons(new SlackInteractivity(List.of("signing-secret"), it -> {}));
        clickable.send(Incidents.opened("a"));
        assertThat(labels(vendor.lastBody()))
                .containsExactly("Acknowledge", "Silence 1 h", "True alert", "False alarm");
        assertThat(SlackButton.Target.parse(vendor.lastBody().findValue("value").asText()))
                .contains(SlackButton.Target.of(Incidents.open("a")));
    }

    @Test
    void aButtonGoesWhenItHasDoneItsWork() {
        vendor.answers(200, POSTED);
        SlackBotNotifier clickable = notifier.withButtons(new SlackInteractivity(List.of("signing-secret"), it -> {}));
        clickable.send(Incidents.acknowledged(Incidents.opened("a"), "ada"));
        assertThat(labels(vendor.lastBody())).containsExactly("Silence 1 h", "True alert", "False alarm");
        assertThat(vendor.lastBody().toString()).contains("Acknowledged by ada at 2026-03-01 12:03:00 UTC");

        clickable.send(Incidents.resolved("a"));
        assertThat(labels(vendor.lastBody())).containsExactly("True alert", "False alarm");

        Handling judged = new Handling(
                Optional.empty(),
                Optional.of("bob"),
                Optional.of(new Handling.Judged(Verdict.FALSE_ALARM, "eve", Incidents.RESOLVED)));
        clickable.send(Incidents.with(Incidents.resolved("a"), judged, Background.none()));
        assertThat(labels(vendor.lastBody())).isEmpty();
        assertThat(vendor.lastBody().toString()).contains("Assigned to bob").contains("Judged a false alarm by eve");
    }

    @Test
    void understandsEveryAnswer() {
        vendor.answers(200, "{\"ok\":false,\"error\":\"ratelimited\"}", Map.of("Retry-After", "3"))
                .answers(429, "", Map.of("Retry-After", "4"))
                .answers(200, "{\"ok\":false,\"error\":\"internal_error\"}")
                .answers(200, "{\"ok\":false,\"error\":\"invalid_auth\"}")
                .answers(
                        200,
                        "{\"ok\":false,\"error\":\"invalid_blocks\",\"response_metadata\":{\"messages\":[\"too"
                                + " long\"]}}")
                .answers(200, "<html>proxy</html>")
                .answers(404, "<html>proxy</html>");

        assertThat(notifier.send(Incidents.opened("a")))
                .isEqualTo(Delivery.retryAfter(Duration.ofSeconds(3), "ratelimited"));
        assertThat(notifier.send(Incidents.opened("a")))
                .isEqualTo(Delivery.retryAfter(Duration.ofSeconds(4), "429 too many requests"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry("internal_error"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.rejected("invalid_auth"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.rejected("invalid_blocks [\"too long\"]"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry("200 <html>proxy</html>"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.rejected("404 <html>proxy</html>"));
    }

    @Test
    void neverShowsItsToken() {
        assertThat(notifier).hasToString("slack (Slack channel #ml-alerts, token ****)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlackBotNotifier("xoxp-1234-secretsecret", "C1"))
                .withMessageContaining("xoxb-")
                .withMessageNotContaining("secretsecret");
    }

    private static Notification told(Notification notification) {
        return notification.with(Optional.of(RECEIPT));
    }

    private static List<String> labels(JsonNode message) {
        List<String> labels = new ArrayList<>();
        for (JsonNode block : message.path("blocks")) {
            if (block.path("type").asText().equals("actions")) {
                block.path("elements")
                        .forEach(it -> labels.add(it.path("text").path("text").asText()));
            }
        }
        return labels;
    }

    private List<String> field(String name) {
        return vendor.requests().stream()
                .map(it -> it.body().path(name).asText())
                .toList();
    }
}
