package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackBotNotifierTest {

    private static final String POST = "/api/chat.postMessage";
    private static final String UPDATE = "/api/chat.update";
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
        notifier.send(Incidents.updated("a"));
        notifier.send(Incidents.resolved("a"));

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

    @Test
    void postsAnewWhenTheMessageIsGone() {
        vendor.answers(200, POSTED)
                .answers(200, "{\"ok\":false,\"error\":\"message_not_found\"}")
                .answers(200, "{\"ok\":true,\"channel\":\"C042\",\"ts\":\"1800000000.000100\"}")
                .answers(200, DONE);
        notifier.send(Incidents.opened("a"));
        assertThat(notifier.send(Incidents.updated("a"))).isEqualTo(Delivery.accepted("C042/1800000000.000100"));
        notifier.send(Incidents.updated("a"));

        assertThat(vendor.paths()).containsExactly(POST, UPDATE, POST, UPDATE, POST);
        assertThat(vendor.lastBody().path("thread_ts").asText()).isEqualTo("1800000000.000100");
    }

    @Test
    void anInterruptedUpdateIsRepeatedAsAWhole() {
        vendor.answers(200, POSTED).answers(200, DONE).answers(500, "").answers(200, DONE);
        notifier.send(Incidents.opened("a"));
        assertThat(notifier.send(Incidents.resolved("a"))).isEqualTo(Delivery.retry("500"));
        assertThat(notifier.send(Incidents.resolved("a"))).isInstanceOf(Delivery.Accepted.class);

        assertThat(vendor.paths()).containsExactly(POST, UPDATE, POST, UPDATE, POST);
    }

    @Test
    void aResolveOfAnIncidentItNeverHeardOfIsAMessageOfItsOwn() {
        vendor.answers(200, POSTED);
        notifier.send(Incidents.resolved("a"));
        notifier.send(Incidents.resolved("a"));

        assertThat(vendor.paths()).containsExactly(POST, POST);
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

    private List<String> field(String name) {
        return vendor.requests().stream()
                .map(it -> it.body().path(name).asText())
                .toList();
    }
}
