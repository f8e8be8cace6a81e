package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagerDutyNotifierTest {

    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String KEY_ID = "f02ae380606c";
    private static final String ACCEPTED = "{\"status\":\"success\",\"dedup_key\":\"k\"}";

    private final Vendor vendor = new Vendor();
    private final PagerDutyNotifier notifier = PagerDutyNotifier.at(vendor.address("/"), KEY);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void triggersUpdatesAndResolvesUnderOneKey() {
        vendor.answers(202, ACCEPTED);
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.accepted(KEY_ID));
        notifier.send(told(Incidents.updated("a"), KEY_ID));
        notifier.send(told(Incidents.resolved("a"), KEY_ID));

        assertThat(vendor.requests())
                .extracting(it -> it.body().path("event_action").asText())
                .containsExactly("trigger", "trigger", "resolve");
        assertThat(vendor.requests())
                .extracting(it -> it.body().path("dedup_key").asText())
                .containsOnly(Incidents.open("a").key().value());
        assertThat(vendor.paths()).containsOnly("/v2/enqueue");
        assertThat(vendor.requests())
                .extracting(it -> it.body().path("routing_key").asText())
                .containsOnly(KEY);
    }

    @Test
    void saysWhatIsNeededToAct() {
        vendor.answers(202, ACCEPTED);
        Notification opened = Incidents.opened("a");
        notifier.send(new Notification(
                opened.kind(),
                true,
                opened.incident(),
                opened.news(),
                List.of(new Link("Dashboard", URI.create("https://grafana.example/d/1")))));

        JsonNode event = vendor.lastBody();
        JsonNode payload = event.path("payload");
        assertThat(payload.path("summary").asText()).isEqualTo("a | error ratio over 5m is 0.12, limit 0.05");
        assertThat(payload.path("source").asText()).isEqualTo("checkout-bot");
        assertThat(payload.path("severity").asText()).isEqualTo("error");
        assertThat(payload.path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(payload.path("component").asText()).isEqualTo("gpt-4o");
        assertThat(payload.path("class").asText()).isEqualTo("error-rate");
        assertThat(event.path("links"))
                .extracting(
                        it -> it.path("text").asText() + " " + it.path("href").asText())
                .containsExactly(
                        "Dashboard https://grafana.example/d/1", "Runbook: When calls fail https://wiki.example/calls");
        JsonNode details = payload.path("custom_details");
        assertThat(details.fieldNames())
                .toIterable()
                .containsExactly(
                        "incident",
                        "occurrence",
                        "namespace",
                        "status",
                        "onset",
                        "detected",
                        "model",
                        "family",
                        "labels",
                        "alerts",
                        "runbook",
                        "trace_ids",
                        "news");
        assertThat(details.path("occurrence").asLong()).isEqualTo(3);
        assertThat(details.path("alerts").get(0).path("value").asDouble()).isEqualTo(0.12);
        assertThat(details.path("runbook").get(0).path("link").asText()).isEqualTo("https://wiki.example/calls");
        assertThat(details.path("trace_ids").get(0).asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void cutsTheSummaryBetweenCharactersAndNotWithin() {
        vendor.answers(202, ACCEPTED);
        notifier.send(Incidents.opened("\uD83D\uDD25".repeat(2_000)));

        String summary = vendor.lastBody().path("payload").path("summary").asText();
        assertThat(summary.codePointCount(0, summary.length())).isEqualTo(1024);
        assertThat(summary).isEqualTo("\uD83D\uDD25".repeat(1023) + "…");
    }

    @Test
    void anEventThatIsTooLargeLosesItsLargestDetailsAndSaysSo() {
        vendor.answers(202, ACCEPTED);
        List<Member> many = Collections.nCopies(600, Incidents.member("Too many calls fail, ".repeat(50), 1));
        Incident large = Incidents.incident("a", 1, Optional.empty(), many);
        Delivery delivery = notifier.send(
                new Notification(IncidentChange.Kind.OPENED, true, large, List.of("news ".repeat(10_000)), List.of()));

        assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
        JsonNode details = vendor.lastBody().path("payload").path("custom_details");
        assertThat(details.path("omitted")).extracting(JsonNode::asText).containsExactly("alerts");
        assertThat(details.has("news")).isTrue();
        assertThat(vendor.lastBody().toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(PagerDutyEvent.MOST_BYTES);
    }

    @Test
    void evenWhenEverythingIsTooLargeItStillPages() {
        vendor.answers(202, ACCEPTED);
        Link endless = new Link("x", URI.create("https://grafana.example/" + "a".repeat(600_000)));
        notifier.send(
                new Notification(IncidentChange.Kind.OPENED, true, Incidents.open("a"), List.of(), List.of(endless)));

        assertThat(vendor.lastBody().has("links")).isFalse();
        assertThat(vendor.lastBody().path("payload").path("summary").asText()).startsWith("a |");
    }

    @Test
    void showsWhereToGoAndPictures() {
        vendor.answers(202, ACCEPTED);
        PagerDutyImage chart = new PagerDutyImage(
                URI.create("https://charts.example/a.png"),
                "errors",
                Optional.of(URI.create("https://charts.example/a")));
        PagerDutyNotifier pictured =
                notifier.clientUrl(URI.create("https://grafana.example")).images(it -> List.of(chart));
        pictured.send(Incidents.opened("a"));
        JsonNode opened = vendor.lastBody();
        pictured.send(Incidents.resolved("a"));

        assertThat(opened.path("client_url").asText()).isEqualTo("https://grafana.example");
        assertThat(opened.path("images"))
                .hasToString("[{\"src\":\"https://charts.example/a.png\",\"href\":\"https://charts.example/a\","
                        + "\"alt\":\"errors\"}]");
        assertThat(vendor.lastBody().has("client_url")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PagerDutyImage(URI.create("http://x.example/a.png"), "", Optional.empty()))
                .withMessageContaining("https://");
    }

    @Test
    void aLinkThatIsNoneDoesNotKeepItFromPaging() {
        vendor.answers(202, ACCEPTED);
        Link file = new Link("Runbook", URI.create("runbooks/errors.md"));
        notifier.send(
                new Notification(IncidentChange.Kind.OPENED, true, Incidents.open("a"), List.of(), List.of(file)));

        assertThat(vendor.lastBody().path("links").findValuesAsText("href"))
                .containsExactly("https://wiki.example/calls");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> notifier.clientUrl(URI.create("grafana")))
                .withMessageContaining("https://");
    }

    @Test
    void picturesThatCannotBeMadeDoNotKeepItFromPaging() {
        vendor.answers(202, ACCEPTED);
        PagerDutyNotifier broken = notifier.named("other").images(it -> {
            throw new IllegalStateException("no chart today");
        });

        assertThat(broken.send(Incidents.opened("a"))).isInstanceOf(Delivery.Accepted.class);
        assertThat(broken.name()).isEqualTo("other");
    }

    private static Notification told(Notification notification, String receipt) {
        return notification.with(Optional.of(receipt));
    }

    @Test
    void whatFiredAndIsOverAlreadyWakesNobody() {
        vendor.answers(202, ACCEPTED);
        notifier.send(Incidents.resolved("a").after(Incidents.opened("a")));

        assertThat(vendor.requests())
                .extracting(it -> it.body().path("event_action").asText())
                .containsExactly("resolve");
    }

    @Test
    void understandsEveryAnswer() {
        vendor.answers(400, "{\"message\":\"Event object is invalid\",\"errors\":[\"bad routing key " + KEY + "\"]}")
                .answers(429, "")
                .answers(503, "busy\nnow " + KEY)
                .answers(403, "");

        assertThat(notifier.send(Incidents.opened("a")))
                .isInstanceOfSatisfying(
                        Delivery.Rejected.class,
                        it -> assertThat(it.reason())
                                .startsWith("400 ")
                                .contains("bad routing key ****")
                                .doesNotContain(KEY));
        assertThat(notifier.send(Incidents.opened("a")))
                .isEqualTo(Delivery.retryAfter(Duration.ofSeconds(30), "429 too many requests"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry("503 busy now ****"));
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.rejected("403"));
        vendor.close();
        assertThat(notifier.send(Incidents.opened("a"))).isEqualTo(Delivery.retry("ConnectException"));
    }

    @Test
    void refusesAKeyThatCannotBeOneWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PagerDutyNotifier.us("my-very-secret-routing-key"))
                .withMessageContaining("32 letters and digits")
                .withMessageContaining("****")
                .withMessageNotContaining("very-secret");
        assertThat(PagerDutyNotifier.eu(KEY)).hasToString("pagerduty (PagerDuty at events.eu.pagerduty.com)");
    }

    @Test
    void refusesAnAddressThatIsNotEncrypted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PagerDutyNotifier.at(URI.create("http://events.example"), KEY))
                .withMessageContaining("https://");
    }
}
