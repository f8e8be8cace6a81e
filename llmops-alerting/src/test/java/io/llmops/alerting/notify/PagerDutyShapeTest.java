package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of payload against the shape of PagerDuty's OpenAPI. */
class PagerDutyShapeTest {

    private static final Shape ALERT = new Shape("pagerduty-alert-event.schema.json");
    private static final Shape CHANGE = new Shape("pagerduty-change-event.schema.json");
    private static final PagerDutyKeys.Key KEY = PagerDutyKeys.Key.of("0123456789abcdef0123456789ABCDEF");

    @Test
    void everyAlertEventHasTheShape() {
        List<Notification> all = new ArrayList<>();
        for (String name : List.of("a", "\uD83D\uDD25".repeat(2_000), "lone \uD800 and \0", "x".repeat(600_000))) {
            all.addAll(List.of(Incidents.opened(name), Incidents.updated(name), Incidents.resolved(name)));
            all.add(handled(Incidents.opened(name)));
        }
        for (Notification notification : all) {
            assertThat(ALERT.complaints(event(notification)))
                    .as(notification.toString())
                    .isEmpty();
        }
        assertThat(ALERT.complaints(PagerDutyEvent.acknowledging(Incidents.open("a"), KEY)))
                .isEmpty();
    }

    @Test
    void whatIsKnownIsAtTheTopOfTheDetails() {
        ObjectNode details = (ObjectNode) event(handled(Incidents.opened("a"))).at("/payload/custom_details");

        assertThat(details.path("model").asText()).isEqualTo("gpt-4o");
        assertThat(details.path("family").asText()).isEqualTo("gpt-4o");
        assertThat(details.path("version").asText()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(details.path("handling"))
                .hasToString("{\"acknowledged_by\":\"ada\",\"acknowledged_at\":\"2026-03-01T12:02:00.123456Z\","
                        + "\"assignee\":\"bob\",\"verdict\":\"true alert\",\"judged_by\":\"eve\","
                        + "\"judged_at\":\"2026-03-01T12:42:00.123456Z\"}");
        assertThat(details.path("facts").path("region").asText()).isEqualTo("eu");
        assertThat(details.path("happenings"))
                .hasToString("[{\"at\":\"2026-03-01T12:00:00.123456Z\",\"what\":\"v42 deployed\"}]");
    }

    @Test
    void aChangeEventHasTheShape() {
        assertThat(CHANGE.complaints(PagerDutyChanges.event("checkout-bot", "v42", Incidents.ONSET, KEY)))
                .isEmpty();
        assertThat(CHANGE.complaints(PagerDutyChanges.event("x".repeat(2_000), "v42", Incidents.ONSET, KEY)))
                .isEmpty();
    }

    @Test
    void theSchemasFindMistakes() {
        ObjectNode event = event(Incidents.opened("a"));
        ((ObjectNode) event.path("payload")).put("severity", "P1").put("summary", "x".repeat(1_025));
        event.put("event_type", "trigger");

        assertThat(ALERT.complaints(event)).hasSize(3);
        assertThat(ALERT.complaints(event(Incidents.resolved("a")).put("client", "x")))
                .hasSize(1);
        assertThat(CHANGE.complaints(event(Incidents.opened("a")))).isNotEmpty();
    }

    private static ObjectNode event(Notification notification) {
        PagerDutyImage image = new PagerDutyImage(URI.create("https://x.example/a.png"), "chart", Optional.empty());
        return PagerDutyEvent.of(notification, KEY, Optional.of(URI.create("https://x.example")), List.of(image));
    }

    private static Notification handled(Notification notification) {
        Handling handling = new Handling(
                Optional.of(new Handling.Acknowledged("ada", Incidents.DETECTED)),
                Optional.of("bob"),
                Optional.of(new Handling.Judged(Verdict.TRUE_ALERT, "eve", Incidents.RESOLVED)));
        Background background = new Background(
                Map.of("region", "eu", "gen_ai.response.model", "gpt-4o-2024-08-06"),
                List.of(new Background.Happening(Incidents.ONSET, "v42 deployed")),
                List.of(Finding.of(
                        Incidents.ONSET,
                        Scope.ONE_CUSTOMER,
                        0.97,
                        List.of("customer-3f9a1c"),
                        List.of("30 of 40 calls were blocked"),
                        List.of(),
                        Optional.of(Severity.ERROR))));
        return Incidents.with(notification, handling, background);
    }
}
