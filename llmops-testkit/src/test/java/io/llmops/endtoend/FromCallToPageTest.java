package io.llmops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.record.TimeSource;
import io.llmops.testkit.pagerduty.Incident;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.slack.SlackStandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way through: calls, metrics, trouble, one incident in PagerDuty and Slack, and its resolve. */
class FromCallToPageTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
    private final SlackStandIn slack = SlackStandIn.start();
    private final Alerting alerting = Alerting.builder()
            .service("shop")
            .manually()
            .notifier(PagerDutyNotifier.at(pagerDuty.baseUri(), KEY))
            .notifier(new SlackBotNotifier(
                    "slack", slack.botToken(), slack.channelId(), URI.create(slack.apiUri() + "/")))
            .build();
    private final MinuteTime time = new MinuteTime();
    private final LlmOps ops = LlmOps.builder().timeSource(time).with(alerting).build();
    private boolean failing;
    private final LlmClient client = ops.instrument(
            SimpleClient.of(request -> {
                if (failing) {
                    throw new LlmException("overloaded", 503, "busy", Optional.empty());
                }
                return LlmResponse.of("On its way.");
            }),
            CallTarget.of("openai"));

    @AfterEach
    void close() {
        ops.close();
        pagerDuty.close();
        slack.close();
    }

    @Test
    void pagesOnceAndResolvesOnce() throws Exception {
        minutes(10, false);
        assertThat(pagerDuty.incidents()).isEmpty();

        minutes(10, true);
        assertThat(alerting.flush(Duration.ofSeconds(10))).isTrue();
        assertThat(pagerDuty.incidents()).hasSize(1);
        Incident opened = pagerDuty.incidents().get(0);
        assertThat(opened.resolved()).isFalse();
        assertThat(opened.severity()).as("more than half of all calls fail").isEqualTo("critical");
        assertThat(opened.summary()).contains("Too many calls fail").contains("gpt-4o");
        assertThat(alerting.openIncidents()).hasSize(1);

        minutes(25, false);
        assertThat(alerting.flush(Duration.ofSeconds(10))).isTrue();
        assertThat(pagerDuty.incidents()).hasSize(1).allMatch(Incident::resolved);
        assertThat(slack.messages()).hasSize(1);
        assertThat(alerting.openIncidents()).isEmpty();
        assertThat(alerting.deadLetters()).isEmpty();
        assertThat(pagerDuty.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void pagesTheSameIncidentWhateverPagerDutyAnswersFirst() throws Exception {
        pagerDuty.loseAnswers(1);
        minutes(5, false);
        minutes(10, true);
        assertThat(alerting.flush(Duration.ofSeconds(20))).isTrue();

        assertThat(pagerDuty.incidents()).hasSize(1);
    }

    private void minutes(int number, boolean trouble) {
        failing = trouble;
        for (int minute = 0; minute < number; minute++) {
            for (int call = 0; call < 30; call++) {
                ask();
            }
            time.advance();
            alerting.tick(time.now());
        }
    }

    private void ask() {
        try {
            client.chat(LlmRequest.of("gpt-4o", "Where is my parcel?"));
        } catch (LlmException e) {
            assertThat(failing).isTrue();
        }
    }

    /** A clock that moves a minute at a time. */
    private static final class MinuteTime implements TimeSource {
        private Instant now = Instant.parse("2026-03-03T09:00:00Z");

        void advance() {
            now = now.plus(Duration.ofMinutes(1));
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return now.getEpochSecond() * 1_000_000_000L;
        }
    }
}
