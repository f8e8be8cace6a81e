package io.llmops.alerting.react;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.wire.SlackButton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackInteractivityTest {

    private final List<Reaction> reactions = new ArrayList<>();
    private final SlackInteractivity clicks = new SlackInteractivity(
            Requests.signatures(List.of("the old secret", Requested.SECRET)),
            reactions::add,
            InstantSource.fixed(Requested.NOW));

    @Test
    void aClickIsAReactionOfWhoClicked() {
        assertThat(post(Requested.click(SlackButton.ACKNOWLEDGE)).status()).isEqualTo(200);

        assertThat(reactions)
                .containsExactly(new Reaction(
                        Requested.KEY, OptionalLong.of(3), new Action.Acknowledge(), "ada.l", Requested.NOW));
    }

    @Test
    void everyButtonHasItsMeaning() {
        for (SlackButton button : SlackButton.values()) {
            post(Requested.click(button));
        }

        assertThat(reactions)
                .extracting(Reaction::action)
                .containsExactly(
                        new Action.Acknowledge(),
                        new Action.Silence(Duration.ofHours(1)),
                        new Action.Judge(Verdict.TRUE_ALERT),
                        new Action.Judge(Verdict.FALSE_ALARM));
    }

    @Test
    void clicksOnButtonsOfOthersAreAnsweredAndIgnored() {
        for (String body : List.of(
                Requested.click("other.button", Requested.KEY.value() + "#3"),
                Requested.click("llmops.acknowledge", "not one of our values"),
                Requested.click("llmops.acknowledge", Requested.KEY.value()),
                Requested.form("{\"type\":\"view_submission\"}"),
                Requested.form("[]"),
                "payload=%zz",
                "payload=%7B",
                "nothing",
                "{",
                "")) {
            assertThat(post(body)).as(body).isEqualTo(Answer.of(200));
        }
        assertThat(reactions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 1, 300})
    void takesWhatIsFiveMinutesFromNowAtMost(long seconds) {
        assertThat(post(Requested.click(SlackButton.ACKNOWLEDGE), Requested.NOW.plusSeconds(seconds))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -86_400, 86_400})
    void refusesWhatIsFurtherAwayInThePastOrInTheFuture(long seconds) {
        assertThat(post(Requested.click(SlackButton.ACKNOWLEDGE), Requested.NOW.plusSeconds(seconds))
                        .status())
                .isEqualTo(401);
        assertThat(reactions).isEmpty();
    }

    @Test
    void refusesWhatIsNotSignedByTheApp() {
        String body = Requested.click(SlackButton.ACKNOWLEDGE);
        Map<String, List<String>> good = Requested.signedBySlack(body, Requested.NOW);
        String time = good.get("x-slack-request-timestamp").get(0);
        String signature = good.get("X-Slack-Signature").get(0);
        for (Map<String, List<String>> headers : List.of(
                Map.<String, List<String>>of(),
                headers(time, ""),
                headers(time, signature.substring(3)),
                headers(time, signature.replace("v0=", "v1=")),
                headers(time, signature.substring(0, signature.length() - 1)),
                headers("", signature),
                headers("-5", signature),
                headers("99999999999999999999", signature),
                headers(String.valueOf(Requested.NOW.getEpochSecond() + 1), signature))) {
            assertThat(clicks.handle("POST", headers, body.getBytes(UTF_8)).status())
                    .as(headers.toString())
                    .isEqualTo(401);
        }
        assertThat(clicks.handle("POST", good, (body + " ").getBytes(UTF_8)).status())
                .isEqualTo(401);
        assertThat(reactions).isEmpty();
    }

    @Test
    void answersTheChallengeOfWhoeverIsSigned() {
        String body = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1a\"}";

        assertThat(post(body)).isEqualTo(new Answer(200, "3eZbrw1a"));
        assertThat(clicks.handle("POST", Map.of(), body.getBytes(UTF_8)).body()).isEmpty();
    }

    @Test
    void refusesOtherMethodsAndWhatIsTooLarge() {
        assertThat(clicks.handle("GET", Map.of(), new byte[0]).status()).isEqualTo(405);
        assertThat(clicks.handle("POST", Map.of(), new byte[WayBack.MOST_BYTES + 1])
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aReactionThatFailsShowsInSlack() {
        SlackInteractivity broken = new SlackInteractivity(
                Requests.signatures(List.of(Requested.SECRET)),
                it -> {
                    throw new IllegalStateException("no journal today");
                },
                InstantSource.fixed(Requested.NOW));
        String body = Requested.click(SlackButton.ACKNOWLEDGE);

        assertThat(broken.handle("POST", Requested.signedBySlack(body, Requested.NOW), body.getBytes(UTF_8)))
                .isEqualTo(Answer.of(500));
    }

    @Test
    void aNameCannotForgeALine() {
        post(Requested.click(SlackButton.ACKNOWLEDGE).replace("ada.l", "ada%5Cn%5Cu202eERROR " + "x".repeat(200)));

        assertThat(reactions)
                .singleElement()
                .satisfies(it -> assertThat(it.by()).startsWith("ada ERROR x").hasSize(80));
    }

    @Test
    void needsASecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SlackInteractivity(List.of(), reactions::add));
        assertThatIllegalArgumentException().isThrownBy(() -> new SlackInteractivity(List.of(""), reactions::add));
    }

    private static Map<String, List<String>> headers(String time, String signature) {
        return Map.of("X-Slack-Signature", List.of(signature), "X-Slack-Request-Timestamp", List.of(time));
    }

    private Answer post(String body) {
        return post(body, Requested.NOW);
    }

    private Answer post(String body, Instant at) {
        return clicks.handle("POST", Requested.signedBySlack(body, at), body.getBytes(UTF_8));
    }
}
