package io.llmops.alerting.react;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyWebhooksTest {

    private static final String OURS = "\"" + Requested.KEY.value() + "\"";

    private final List<Reaction> reactions = new ArrayList<>();
    private final PagerDutyWebhooks webhooks = webhooks(reactions::add, Requested.NOW);

    private static PagerDutyWebhooks webhooks(Consumer<Reaction> reactions, Instant now) {
        return new PagerDutyWebhooks(
                Requests.signatures(List.of("the next secret", Requested.SECRET)),
                reactions,
                Optional.empty(),
                InstantSource.fixed(now));
    }

    @Test
    void whatAHumanDidIsAReaction() {
        assertThat(post(event("1", "incident.acknowledged", "user_reference")).status())
                .isEqualTo(202);

        assertThat(reactions)
                .containsExactly(new Reaction(
                        Requested.KEY,
                        new Action.Acknowledge(),
                        "Ada Lovelace",
                        Instant.parse("2026-03-01T11:59:30.169Z")));
    }

    @Test
    void everyEventHasItsMeaning() {
        for (String type : List.of("resolved", "unacknowledged", "reopened", "reassigned", "delegated", "escalated")) {
            post(event(type, "incident." + type, "user_reference"));
        }

        assertThat(reactions)
                .extracting(Reaction::action)
                .containsExactly(
                        new Action.Resolve(),
                        new Action.Unacknowledge(),
                        new Action.Unacknowledge(),
                        new Action.Assign("Bob"),
                        new Action.Assign("Bob"),
                        new Action.Assign("Bob"));
    }

    @ParameterizedTest
    @CsvSource({
        "incident.acknowledged, inbound_integration_reference",
        "incident.resolved, inbound_integration_reference",
        "incident.resolved, service_reference",
        "incident.triggered, user_reference",
        "incident.annotated, user_reference",
        "service.updated, user_reference",
        "something.new, user_reference"
    })
    void ourOwnEventsAndWhatIsNoneOfOurBusinessAreTakenAndIgnored(String type, String agent) {
        assertThat(post(event("1", type, agent)).status()).isEqualTo(202);
        assertThat(reactions).isEmpty();
    }

    @Test
    void incidentsOfOthersAreTakenAndIgnored() {
        for (String key : List.of("\"d3640fbd41094207a1c11e58e46b1662\"", "null", "\"\"", "17")) {
            String id = String.valueOf(key.hashCode());
            assertThat(post(Requested.pagerDuty(id, "incident.acknowledged", "user_reference", key))
                            .status())
                    .isEqualTo(202);
        }
        assertThat(reactions).isEmpty();
    }

    @Test
    void withoutAssigneeItIsTheEscalationPolicys() {
        post(event("1", "incident.delegated", "user_reference")
                .replace("{\"id\":\"P1\",\"summary\":\"Bob\",\"type\":\"user_reference\"}", ""));

        assertThat(reactions).extracting(Reaction::action).containsExactly(new Action.Assign("Default"));
    }

    @Test
    void anEventCountsOnceHoweverOftenItComes() {
        String body = event("1", "incident.acknowledged", "user_reference");
        assertThat(post(body)).isEqualTo(post(body));

        assertThat(reactions).hasSize(1);
    }

    @Test
    void whatIsOlderThanADayIsNoNews() {
        String body = event("1", "incident.acknowledged", "user_reference");
        PagerDutyWebhooks tomorrow = webhooks(reactions::add, Requested.NOW.plus(Duration.ofHours(25)));
        tomorrow.handle("POST", Requested.signedByPagerDuty(body, Requested.SECRET), body.getBytes(UTF_8));

        assertThat(reactions).isEmpty();
    }

    @Test
    void whatFailedMayComeAgain() {
        List<Integer> attempts = new ArrayList<>();
        PagerDutyWebhooks flaky = webhooks(
                it -> {
                    attempts.add(1);
                    if (attempts.size() == 1) {
                        throw new IllegalStateException("no journal today");
                    }
                },
                Requested.NOW);
        String body = event("1", "incident.acknowledged", "user_reference");
        Map<String, List<String>> headers = Requested.signedByPagerDuty(body, Requested.SECRET);

        assertThat(flaky.handle("POST", headers, body.getBytes(UTF_8)).status()).isEqualTo(503);
        assertThat(flaky.handle("POST", headers, body.getBytes(UTF_8)).status()).isEqualTo(202);
        assertThat(flaky.handle("POST", headers, body.getBytes(UTF_8)).status()).isEqualTo(202);
        assertThat(attempts).hasSize(2);
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughAndNoneIsNot() {
        String body = event("1", "incident.acknowledged", "user_reference");
        byte[] bytes = body.getBytes(UTF_8);
        assertThat(webhooks.handle("POST", Requested.signedByPagerDuty(body, "gone", Requested.SECRET), bytes)
                        .status())
                .isEqualTo(202);
        String good = Requested.signedByPagerDuty(body, Requested.SECRET)
                .get("x-pagerduty-signature")
                .get(0);
        for (String header : List.of("", "v1=", good.substring(3), good.replace("v1", "v2"), good + "0", "v1=é")) {
            assertThat(webhooks.handle("POST", Map.of("X-PagerDuty-Signature", List.of(header)), bytes)
                            .status())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(webhooks.handle("POST", Map.of(), bytes).status()).isEqualTo(401);
        assertThat(webhooks.handle("POST", Requested.signedByPagerDuty(body, "gone"), bytes)
                        .status())
                .isEqualTo(401);
        assertThat(reactions).hasSize(1);
    }

    @Test
    void answersPings() {
        String ping =
                "{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\",\"resource_type\":\"pagey\",\"agent\":null,"
                        + "\"data\":{\"message\":\"Hello from your friend Pagey!\",\"type\":\"ping\"}}}";

        assertThat(post(ping).status()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoEvent() {
        for (String body : List.of("", "{", "[]", "{\"event\":1}", "{\"messages\":[]}")) {
            assertThat(post(body).status()).as(body).isEqualTo(400);
        }
        assertThat(webhooks.handle("PUT", Map.of(), new byte[0]).status()).isEqualTo(405);
        assertThat(webhooks.handle("POST", Map.of(), new byte[WayBack.MOST_BYTES + 1])
                        .status())
                .isEqualTo(413);
    }

    private static String event(String id, String type, String agent) {
        return Requested.pagerDuty(id, type, agent, OURS);
    }

    private Answer post(String body) {
        return webhooks.handle("POST", Requested.signedByPagerDuty(body, Requested.SECRET), body.getBytes(UTF_8));
    }
}
