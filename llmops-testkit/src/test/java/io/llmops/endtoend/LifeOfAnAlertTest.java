package io.llmops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.incident.Grouping;
import io.llmops.alerting.incident.IncidentBook;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.notify.Dispatcher;
import io.llmops.alerting.notify.PagerDutyNotifier;
import io.llmops.alerting.notify.SlackBotNotifier;
import io.llmops.alerting.route.Routes;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Silence;
import io.llmops.alerting.silence.Silences;
import io.llmops.testkit.pagerduty.Incident;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.slack.SlackMessage;
import io.llmops.testkit.slack.SlackStandIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What PagerDuty and Slack see of an alert that escalates, is reminded of, flaps, cannot be evaluated or is silenced. */
class LifeOfAnAlertTest {

    private static final Instant START = Instant.parse("2026-03-03T09:00:00Z");
    private static final Labels GPT = Labels.of("gen_ai.request.model", "gpt-4o");

    private final PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
    private final SlackStandIn slack = SlackStandIn.start();
    private final Dispatcher dispatcher = new Dispatcher(
            Routes.of().and(Severity.ERROR, "pagerduty").and(Severity.WARNING, "slack"),
            List.of(
                    PagerDutyNotifier.at(pagerDuty.baseUri(), "0123456789abcdef0123456789abcdef"),
                    new SlackBotNotifier(
                            "slack", slack.botToken(), slack.channelId(), URI.create(slack.apiUri() + "/"))));
    private final Source source = new Source();
    private final Silences silences = Silences.none();
    private final Alerts alerts = new Alerts(List.of(latency()), silences, thrown -> {});
    private final IncidentBook incidents = IncidentBook.empty(Grouping.standard("shop"));
    private Instant now = START;

    /** Says one number, or throws. */
    private static final class Source implements SignalSource {
        private double value = 1;
        private boolean broken;

        @Override
        public Window window(Signal signal, Instant from, Instant until) {
            if (broken) {
                throw new IllegalStateException("secret words of a source");
            }
            return new Window(Map.of(GPT, Aggregate.recorded(value)), from, until);
        }

        @Override
        public Set<String> metrics() {
            return Set.of();
        }
    }

    private static Monitor latency() {
        Value latency = Value.mean(Signal.of("latency").by("gen_ai.request.model"), Duration.ofMinutes(5));
        return Monitor.named("slow")
                .summary("Answers are slow")
                .when(Threshold.above(latency, 5))
                .escalate(Severity.CRITICAL, Threshold.above(latency, 20))
                .policy(AlertPolicy.standard(Severity.WARNING)
                        .pendingFor(Duration.ofMinutes(1))
                        .keepFiringFor(Duration.ofMinutes(2))
                        .renotifyEvery(Duration.ofHours(2)))
                .build();
    }

    @AfterEach
    void close() {
        dispatcher.close(Duration.ZERO);
        assertThat(pagerDuty.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
        pagerDuty.close();
        slack.close();
    }

    @Test
    void escalationPagesUnderTheSameKeyAndWhoeverWasPagedHearsTheEnd() throws InterruptedException {
        minutes(5, 9);
        assertThat(pagerDuty.incidents()).as("a warning pages nobody").isEmpty();
        minutes(5, 50);
        assertThat(pagerDuty.incidents()).hasSize(1);
        assertThat(pagerDuty.incidents().get(0).severity()).isEqualTo("critical");
        minutes(5, 9);
        assertThat(pagerDuty.incidents().get(0).severity()).isEqualTo("warning");
        assertThat(pagerDuty.incidents().get(0).resolved()).isFalse();
        minutes(5, 1);

        assertThat(pagerDuty.incidents()).hasSize(1).allMatch(Incident::resolved);
        assertThat(thread())
                .containsExactly(
                        "Resolved: Answers are slow: gpt-4o",
                        "slow escalated from warning to critical: mean of latency over 5m is 50, limit 20",
                        "slow de-escalated from critical to warning: mean of latency over 5m is 9, limit 5, clear for 2m",
                        "Resolved after 17m");
    }

    @Test
    void remindsInTheThreadAsOftenAsThePolicySays() throws InterruptedException {
        minutes(250, 50);

        assertThat(thread())
                .containsExactly(
                        "Still CRITICAL: Answers are slow: gpt-4o",
                        "slow still fires, for 2h1m: mean of latency over 5m is 50, limit 20",
                        "slow still fires, for 4h1m: mean of latency over 5m is 50, limit 20");
        assertThat(pagerDuty.incidents()).hasSize(1);
    }

    @Test
    void flappingIsOneIncidentUntilItIsQuiet() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            minutes(3, 50);
            minutes(4, 1);
        }
        assertThat(pagerDuty.incidents()).hasSize(3);
        assertThat(pagerDuty.incidents().get(2).summary()).contains("Answers are slow, flapping: gpt-4o");
        assertThat(pagerDuty.incidents().get(2).resolved()).isFalse();

        minutes(90, 1);
        assertThat(pagerDuty.incidents()).hasSize(3).allMatch(Incident::resolved);
    }

    @Test
    void whatCannotBeEvaluatedStaysAsItIsAndSaysSoOnce() throws InterruptedException {
        minutes(5, 50);
        source.broken = true;
        minutes(60, 1);
        assertThat(alerts.monitors().get(0).failing().orElseThrow().error())
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(pagerDuty.incidents()).hasSize(1).noneMatch(Incident::resolved);
        source.broken = false;
        minutes(5, 50);
        assertThat(alerts.monitors().get(0).failing()).isEmpty();

        assertThat(thread())
                .containsExactly(
                        "CRITICAL: Answers are slow: gpt-4o",
                        "slow cannot be evaluated (java.lang.IllegalStateException): what it said stays as it is",
                        "slow can be evaluated again");
        assertThat(slack.messages().toString()).doesNotContain("secret words");
    }

    @Test
    void aSilencedAlertIsToldWhenTheSilenceEndsIfItStillFires() throws InterruptedException {
        silences.add(Silence.of(AlertMatcher.monitor("slow"), START.plus(Duration.ofMinutes(30)))
                .by("ann")
                .because("load test"));
        minutes(20, 50);
        assertThat(pagerDuty.incidents()).isEmpty();
        assertThat(slack.messages()).isEmpty();
        assertThat(alerts.active().get(0).silenced()).isPresent();

        minutes(20, 50);
        assertThat(pagerDuty.incidents()).hasSize(1);
        assertThat(alerts.suppressed()).isEqualTo(1);
    }

    private void minutes(int number, double value) throws InterruptedException {
        source.value = value;
        for (int minute = 0; minute < number; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            for (IncidentChange change : incidents.apply(alerts.step(new Feeds(source), now))) {
                dispatcher.dispatch(change);
                assertThat(dispatcher.flush(Duration.ofSeconds(20))).isTrue();
            }
        }
    }

    /** The message as it stands, and what is below it. */
    private List<String> thread() {
        return slack.messages().stream()
                .flatMap(it -> Stream.concat(Stream.of(it), it.replies().stream()))
                .map(SlackMessage::text)
                .toList();
    }
}
