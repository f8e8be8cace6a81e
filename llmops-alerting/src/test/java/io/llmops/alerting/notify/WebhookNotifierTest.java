package io.llmops.alerting.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.wire.HmacSha256;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNotifierTest {

    private static final String SECRET = "a-secret-of-both";
    private static final Shape VERSION_1 = new Shape("webhook.schema.json");

    private final Vendor vendor = new Vendor();
    private final WebhookNotifier notifier = new WebhookNotifier(
            "tickets",
            vendor.address("/hook/hidden-path").toString(),
            SECRET,
            InstantSource.fixed(Instant.ofEpochSecond(1_772_366_400)));

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void signsTimeAndBody() {
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.accepted());

        Vendor.Request request = vendor.requests().get(0);
        String signature = new HmacSha256(SECRET).sign(("1772366400." + request.body()).getBytes(UTF_8));
        assertThat(request.headers().get("Llmops-signature")).containsExactly("t=1772366400,v1=" + signature);
        assertThat(request.path()).isEqualTo("/hook/hidden-path");
    }

    @Test
    void everyChangeHasTheShapeOfVersionOne() {
        for (String name : List.of("a", "\uD83D\uDD25 \uD800 <!channel> \0", "x".repeat(600_000))) {
            for (Notification notification :
                    List.of(Incidents.opened(name), Incidents.updated(name), Incidents.resolved(name))) {
                notifier.send(Incidents.acknowledged(notification, "ada"));
                assertThat(VERSION_1.complaints(vendor.lastBody())).isEmpty();
            }
        }
    }

    @Test
    void tellsWhatHappenedAndHowItStands() {
        notifier.send(Incidents.acknowledged(Incidents.resolved("a"), "ada"));

        JsonNode document = vendor.lastBody();
        assertThat(document.path("version").asInt()).isEqualTo(1);
        assertThat(document.path("event").asText()).isEqualTo("resolved");
        assertThat(document.path("first").asBoolean(true)).isFalse();
        assertThat(document.at("/incident/key").asText())
                .isEqualTo(Incidents.open("a").key().value());
        assertThat(document.at("/incident/status").asText()).isEqualTo("resolved");
        assertThat(document.at("/incident/handling/acknowledged_by").asText()).isEqualTo("ada");
        assertThat(document.at("/news/0").asText()).isEqualTo("error-rate resolved: clear for 5m");
        assertThat(document.at("/links/0/href").asText()).isEqualTo("https://wiki.example/calls");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void takesAnyYes(int status) {
        vendor.answers(status, "");
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.accepted());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 404, 410, 413})
    void givesUpAtANo(int status) {
        vendor.answers(status, "", Map.of("Location", "https://elsewhere.example/"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.rejected(String.valueOf(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 500, 502, 503})
    void comesBackAfterANotNow(int status) {
        vendor.answers(status, "");
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry(String.valueOf(status)));
    }

    @Test
    void waitsAsLongAsItIsTold() {
        vendor.answers(429, "", Map.of("Retry-After", "7"));
        assertThat(notifier.send(Incidents.opened("a")))
                .isEqualTo(Delivery.retryAfter(Duration.ofSeconds(7), "429 too many requests"));
    }

    @Test
    void neverShowsAddressOrSecret() {
        vendor.answers(500, "no such hook: " + vendor.address("/hook/hidden-path"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry("500 no such hook: ****"));
        assertThat(notifier).hasToString("tickets (webhook at 127.0.0.1, address and secret ****)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookNotifier("t", "http://tickets.example/hidden-path", SECRET))
                .withMessageContaining("https://")
                .withMessageNotContaining("hidden-path");
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookNotifier("t", "https://tickets.example", " "));
    }

    @Test
    void refusesAPatienceOutOfReason() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofSeconds(61))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> notifier.patience(wrong))
                    .withMessageContaining(wrong.toString())
                    .withMessageContaining("a minute at most");
        }
    }
}
