package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which integration hears of an incident, and what is remembered of it. */
class PagerDutyKeysTest {

    private static final String KEY = "0123456789abcdef0123456789ABCDEF";
    private static final String OTHER_KEY = "R123456789abcdef0123456789ABCDEF";
    private static final String KEY_ID = "f02ae380606c";
    private static final String ACCEPTED = "{\"status\":\"success\",\"dedup_key\":\"k\"}";

    private final Vendor vendor = new Vendor();
    private final PagerDutyNotifier notifier = PagerDutyNotifier.at(vendor.address("/"), KEY);

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void aResolveGoesToTheRoutingKeyThatOpened() {
        vendor.answers(202, ACCEPTED);
        PagerDutyNotifier before = notifier(PagerDutyKeys.of(KEY));
        PagerDutyNotifier after = notifier(PagerDutyKeys.of(KEY).model("gpt-4o", OTHER_KEY));
        String receipt = receipt(before.send(Incidents.opened("a")));
        after.send(told(Incidents.resolved("a"), receipt));
        after.send(Incidents.opened("b"));

        assertThat(routingKeys()).containsExactly(KEY, KEY, OTHER_KEY);
        assertThat(receipt).doesNotContain(KEY).isEqualTo(KEY_ID);
    }

    @Test
    void aKeyThatIsNotConfiguredAnyMoreGivesWayToTheCurrentOne() {
        vendor.answers(202, ACCEPTED);
        notifier.send(told(Incidents.resolved("a"), "000000000000"));
        notifier.send(told(Incidents.resolved("a"), "whatever another notifier of this name once wrote"));

        assertThat(routingKeys()).containsExactly(KEY, KEY);
    }

    @Test
    void theFirstIntegrationThatMatchesIsTheOne() {
        vendor.answers(202, ACCEPTED);
        PagerDutyNotifier many = notifier(PagerDutyKeys.of(KEY)
                .label("deployment.environment.name", "stag*", "2".repeat(32))
                .family("claude*", "3".repeat(32))
                .model("gpt-4o*", "4".repeat(32)));
        for (Map<String, String> labels : List.of(
                Map.of("gen_ai.request.model", "gpt-4o", "deployment.environment.name", "staging"),
                Map.of("gen_ai.request.model", "claude-sonnet-4-5"),
                Map.of("gen_ai.request.model", "gpt-4o-mini"),
                Map.of("gen_ai.request.model", "mistral-large"),
                Map.<String, String>of())) {
            many.send(Incidents.opened(Incidents.labelled(labels)));
        }

        assertThat(routingKeys()).extracting(it -> it.substring(0, 1)).containsExactly("2", "3", "4", "0", "0");
    }

    @Test
    void whoeverTakesCareElsewhereIsToldOnce() {
        vendor.answers(202, ACCEPTED);
        String opened = receipt(notifier.send(Incidents.opened("a")));
        Notification acknowledged = Incidents.acknowledged(Incidents.updated("a"), "ada");
        String receipt = receipt(notifier.send(told(acknowledged, opened)));
        notifier.send(told(acknowledged, receipt));
        notifier.send(told(Incidents.acknowledged(Incidents.resolved("a"), "ada"), receipt));

        assertThat(receipt).isEqualTo(KEY_ID + " acknowledged");
        assertThat(actions()).containsExactly("trigger", "trigger", "acknowledge", "trigger", "resolve");
        JsonNode handling = vendor.requests()
                .get(1)
                .body()
                .path("payload")
                .path("custom_details")
                .path("handling");
        assertThat(handling.path("acknowledged_by").asText()).isEqualTo("ada");
    }

    @Test
    void anAcknowledgementThatFailsIsRepeatedWithWhatWentBefore() {
        vendor.answers(202, ACCEPTED).answers(503, "").answers(202, ACCEPTED);
        Notification acknowledged = Incidents.acknowledged(Incidents.opened("a"), "ada");

        assertThat(notifier.send(acknowledged)).isInstanceOf(Delivery.Retry.class);
        assertThat(notifier.send(acknowledged)).isEqualTo(Delivery.accepted(KEY_ID + " acknowledged"));
        assertThat(actions()).containsExactly("trigger", "acknowledge", "trigger", "acknowledge");
    }

    private PagerDutyNotifier notifier(PagerDutyKeys keys) {
        return new PagerDutyNotifier("pagerduty", vendor.address("/"), keys);
    }

    private static String receipt(Delivery delivery) {
        return ((Delivery.Accepted) delivery).receipt().orElseThrow();
    }

    private List<String> actions() {
        return vendor.requests().stream()
                .map(it -> it.body().path("event_action").asText())
                .toList();
    }

    private List<String> routingKeys() {
        return vendor.requests().stream()
                .map(it -> it.body().path("routing_key").asText())
                .toList();
    }

    private static Notification told(Notification notification, String receipt) {
        return notification.with(Optional.of(receipt));
    }
}
