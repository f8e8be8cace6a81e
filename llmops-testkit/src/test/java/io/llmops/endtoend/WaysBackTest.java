package io.llmops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.alerting.react.PagerDutyWebhooks;
import io.llmops.alerting.react.SlackInteractivity;
import io.llmops.alerting.react.WayBackServer;
import io.llmops.alerting.signal.Labels;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.pagerduty.PagerDutyUser;
import io.llmops.testkit.slack.SlackStandIn;
import io.llmops.testkit.slack.SlackUser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** From a notifier to a person and back, over real HTTP. */
class WaysBackTest {

    private static final IncidentKey KEY = IncidentKey.of("checkout-bot", Labels.none());
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();

    @Test
    void whatSomebodyClicksInSlackIsAReaction() throws Exception {
        SlackInteractivity clicks = new SlackInteractivity(List.of(SECRET), reactions::add);
        try (SlackStandIn slack = SlackStandIn.start();
                WayBackServer server = WayBackServer.start(0, Map.of("/slack", clicks))) {
            new SlackBotNotifier("slack", slack.botToken(), slack.channelId(), slack.apiUri())
                    .withButtons(clicks)
                    .send(opened());
            SlackUser ada = new SlackUser("ada", URI.create(server.uri() + "/slack"), SECRET);
            SlackUser forger = new SlackUser("mallory", URI.create(server.uri() + "/slack"), "guessed");

            assertThat(ada.click(slack.messages().get(0), "Acknowledge")).isEqualTo(200);
            assertThat(forger.click(slack.messages().get(0), "False alarm")).isEqualTo(401);
            assertThat(slack.violations()).isEmpty();
        }
        assertThat(reactions).singleElement().satisfies(it -> {
            assertThat(it.key()).isEqualTo(KEY);
            assertThat(it.occurrence()).isEqualTo(OptionalLong.of(7));
            assertThat(it.action()).isEqualTo(new Action.Acknowledge());
            assertThat(it.by()).isEqualTo("ada");
        });
    }

    @Test
    void whatSomebodyDoesInPagerDutyIsAReaction() throws Exception {
        PagerDutyWebhooks webhooks = new PagerDutyWebhooks(List.of(SECRET), reactions::add);
        try (PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
                WayBackServer server = WayBackServer.start(0, Map.of("/pagerduty", webhooks))) {
            PagerDutyNotifier.at(pagerDuty.baseUri(), "a".repeat(32)).send(opened());
            String dedupKey = pagerDuty.incidents().get(0).dedupKey();
            URI address = URI.create(server.uri() + "/pagerduty");
            PagerDutyUser ada = pagerDuty.user("Ada Lovelace", address, SECRET);

            assertThat(ada.acknowledge(dedupKey)).isEqualTo(202);
            assertThat(ada.reassign(dedupKey, "Bob")).isEqualTo(202);
            assertThat(ada.resolve(dedupKey)).isEqualTo(202);
            assertThat(pagerDuty.user("Mallory", address, "guessed").resolve(dedupKey))
                    .isEqualTo(401);
            assertThat(pagerDuty.incidents()).singleElement().matches(it -> it.acknowledged() && it.resolved());
        }
        assertThat(reactions)
                .extracting(Reaction::action)
                .containsExactly(new Action.Acknowledge(), new Action.Assign("Bob"), new Action.Resolve());
        assertThat(reactions).allSatisfy(it -> {
            assertThat(it.key()).isEqualTo(KEY);
            assertThat(it.by()).isEqualTo("Ada Lovelace");
        });
    }

    private static Notification opened() {
        Instant onset = Instant.parse("2026-03-03T10:00:00Z");
        Incident incident = new Incident(
                KEY,
                7,
                "checkout-bot",
                "Too many calls fail",
                Severity.ERROR,
                Map.of(),
                onset,
                onset,
                Optional.empty(),
                List.of(),
                List.of());
        return new Notification(IncidentChange.Kind.OPENED, true, incident, List.of(), List.of());
    }
}
