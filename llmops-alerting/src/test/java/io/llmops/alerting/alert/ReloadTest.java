package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Seasonal;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Monitors are changed while alerts live. */
class ReloadTest {

    private static final Labels GROUP = Labels.of("model", "gpt-4o");
    private static final Value LATENCY = Value.mean(Signal.of("latency").by("model"), Duration.ofMinutes(5));
    private static final Condition ABOVE_5 = Threshold.above(LATENCY, 5);

    private final ScriptedSource source = new ScriptedSource().say(GROUP, 9);
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Alerts alerts = new Alerts(List.of(monitor("slow", Severity.WARNING, ABOVE_5)));

    @Test
    void theAlertsOfAMonitorThatIsRemovedAreOverAndSayWhy() {
        minutes(3);
        alerts.watch(List.of(monitor("other", Severity.WARNING, Threshold.above(LATENCY, 100))), now);
        minutes(3);

        assertThat(told)
                .containsExactly(
                        "fired warning: breached for 1m", "resolved warning: its monitor is not watched any more");
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void whatNobodyKnowsOfEndsWithoutAWord() {
        minutes(1);
        assertThat(alerts.active()).extracting(ActiveAlert::phase).containsExactly(Phase.PENDING);
        alerts.watch(List.of(), now);
        minutes(3);

        assertThat(told).isEmpty();
    }

    @Test
    void anUnchangedMonitorGoesOnAsIfNothingHadHappened() {
        minutes(1);
        alerts.watch(
                List.of(
                        monitor("other", Severity.WARNING, Threshold.above(LATENCY, 100)),
                        monitor("slow", Severity.WARNING, ABOVE_5)),
                now);
        minutes(1);

        assertThat(told).as("it was pending for a minute before").containsExactly("fired warning: breached for 1m");
    }

    @Test
    void aLimitThatIsRaisedEndsTheAlertAsThePolicySays() {
        minutes(3);
        alerts.watch(List.of(monitor("slow", Severity.WARNING, Threshold.above(LATENCY, 20))), now);
        minutes(8);

        assertThat(told).containsExactly("fired warning: breached for 1m", "resolved warning: clear for 5m");
    }

    @Test
    void anotherLimitKeepsTheAlertThatIsStillWrong() {
        minutes(3);
        Instant onset = alerts.active().get(0).onset();
        alerts.watch(List.of(monitor("slow", Severity.WARNING, Threshold.above(LATENCY, 7))), now);
        minutes(3);

        assertThat(told).containsExactly("fired warning: breached for 1m");
        assertThat(alerts.active()).extracting(ActiveAlert::onset).containsExactly(onset);
    }

    @Test
    void anotherKindOfConditionTakesTheAlertOver() {
        minutes(3);
        alerts.watch(List.of(monitor("slow", Severity.WARNING, Seasonal.above(LATENCY, 2))), now);
        minutes(5);

        assertThat(told).containsExactly("fired warning: breached for 1m");
        assertThat(alerts.active())
                .extracting(ActiveAlert::phase)
                .as("nothing is unusual")
                .containsExactly(Phase.RECOVERING);
    }

    @Test
    void anotherSeverityEscalatesTheSameAlert() {
        minutes(3);
        alerts.watch(List.of(monitor("slow", Severity.CRITICAL, ABOVE_5)), now);
        minutes(3);

        assertThat(told).containsExactly("fired warning: breached for 1m", "escalated critical: breached for 1m");
    }

    @Test
    void otherLabelsMakeAnotherAlert() {
        minutes(3);
        Monitor labelled = Monitor.named("slow")
                .when(ABOVE_5)
                .policy(policy(Severity.WARNING))
                .label("team", "search")
                .build();
        alerts.watch(List.of(labelled), now);
        minutes(3);

        assertThat(told)
                .containsExactly(
                        "fired warning: breached for 1m",
                        "resolved warning: its monitor has other labels or groups now",
                        "fired warning: breached for 1m");
    }

    @Test
    void anAlertForTheWantOfDataEndsWhenThatIsNotWrongAnyMore() {
        Monitor alerting = monitor("slow", ABOVE_5, policy(Severity.WARNING).noData(NoDataPolicy.alert()));
        alerts.watch(List.of(alerting), now);
        source.say(GROUP, 1);
        minutes(1);
        source.silence(GROUP);
        minutes(5);
        alerts.watch(List.of(monitor("slow", ABOVE_5, policy(Severity.WARNING).noData(NoDataPolicy.ok()))), now);
        minutes(8);

        assertThat(told).hasSize(2);
        assertThat(told.get(0)).startsWith("fired warning: no data");
        assertThat(told.get(1)).startsWith("resolved warning: ");
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void whatFlappedIsSteadyWhereFlappingIsNotLookedFor() {
        for (int i = 0; i < 6; i++) {
            source.say(GROUP, i % 2 == 0 ? 9 : 1);
            minutes(7);
        }
        assertThat(alerts.active()).extracting(ActiveAlert::phase).containsExactly(Phase.FLAPPING);
        alerts.watch(List.of(monitor("slow", ABOVE_5, policy(Severity.WARNING).flapping(FlapPolicy.off()))), now);
        minutes(30);

        assertThat(alerts.active()).isEmpty();
        assertThat(told.get(told.size() - 1)).startsWith("resolved");
    }

    @Test
    void whatCannotBeWatchedChangesNothing() {
        minutes(3);
        Monitor slow = monitor("slow", Severity.WARNING, ABOVE_5);

        assertThatIllegalArgumentException().isThrownBy(() -> alerts.watch(List.of(slow, slow), now));
        assertThat(alerts.active()).hasSize(1);
    }

    /** Looks at the source once a minute. */
    private void minutes(int times) {
        for (int i = 0; i < times; i++) {
            for (Transition it : alerts.step(new Feeds(source), now)) {
                if (it.kind() != Kind.MOVED) {
                    told.add(it.kind().name().toLowerCase(Locale.ROOT) + " " + it.severity() + ": " + it.reason());
                }
            }
            now = now.plus(Duration.ofMinutes(1));
        }
    }

    private static Monitor monitor(String name, Severity severity, Condition condition) {
        return monitor(name, condition, policy(severity));
    }

    private static Monitor monitor(String name, Condition condition, AlertPolicy policy) {
        return Monitor.named(name).when(condition).policy(policy).build();
    }

    private static AlertPolicy policy(Severity severity) {
        return AlertPolicy.standard(severity);
    }
}
