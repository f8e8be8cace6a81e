package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackWebhookNotifierTest {

    private final Vendor vendor = new Vendor();
    private final SlackWebhookNotifier notifier = new SlackWebhookNotifier(
            vendor.address("/services/T1/B1/secretsecret").toString());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void postsAMessageForEveryChange() {
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.accepted());
        assertThat(notifier.send(Incidents.resolved("a"))).isEqualTo(Delivery.accepted());

        assertThat(vendor.paths()).containsExactly("/services/T1/B1/secretsecret", "/services/T1/B1/secretsecret");
        assertThat(vendor.requests().get(0).body().fieldNames()).toIterable().contains("text", "blocks");
        assertThat(vendor.lastBody().path("text").asText()).isEqualTo("Resolved: a");
    }

    @Test
    void understandsEveryAnswer() {
        vendor.answers(429, "", Map.of("Retry-After", "7"))
                .answers(429, "", Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"))
                .answers(500, "")
                .answers(404, "no_service");

        assertThat(notifier.send(Incidents.opened("a")))
                .isEqualTo(Delivery.retryAfter(Duration.ofSeconds(7), "429 too many requests"));
        assertThat(notifier.send(Incidents.opened("a")))
                .isEqualTo(Delivery.retryAfter(Duration.ofSeconds(30), "429 too many requests"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry("500"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.rejected("404 no_service"));
    }

    @Test
    void neverShowsItsAddress() {
        assertThat(notifier).hasToString("slack (Slack webhook ****)");
        for (String wrong :
                new String[] {"http://hooks.example/secretsecret", "https:/secretsecret", "secret secret"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SlackWebhookNotifier(wrong))
                    .withMessageNotContaining("secretsecret")
                    .withMessageNotContaining("secret secret")
                    .withNoCause();
        }
    }
}
