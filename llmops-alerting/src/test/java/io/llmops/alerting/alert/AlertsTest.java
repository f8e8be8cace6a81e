package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** Answers for one metric, throws for another. */
    private static final class HalfBroken implements SignalSource {
        private Error thrown = new NoClassDefFoundError("com/example/Gone");

        @Override
        public Window window(Signal signal, Instant from, Instant until) {
            if (signal.metric().equals("broken")) {
                throw thrown;
            }
            return new Window(Map.of(Labels.none(), Aggregate.recorded(9)), from, until);
        }

        @Override
        public Set<String> metrics() {
            return Set.of();
        }
    }

    private final HalfBroken source = new HalfBroken();
    private final Alerts alerts = new Alerts(List.of(monitor("one", "broken"), monitor("two", "latency")));

    @Test
    void aLevelThatThrowsStopsOnlyItself() {
        ScriptedSource scripted = new ScriptedSource().say(Labels.none(), 12).broken(true);
        Alerts both = new Alerts(List.of(Monitor.named("one")
                .when(Threshold.above(Value.mean(Signal.of("latency"), Duration.ofMinutes(5)), 5))
                .escalate(
                        Severity.CRITICAL,
                        Threshold.above(Value.mean(Signal.of("latency.broken"), Duration.ofMinutes(5)), 10))
                .policy(Readings.policy(0, 0, 0))
                .build()));

        assertThat(both.step(new Feeds(scripted), NOW))
                .extracting(Transition::severity)
                .containsExactly(Severity.ERROR);
        assertThat(both.monitors().get(0).failing().orElseThrow().since()).isEqualTo(NOW);
        scripted.broken(false);
        assertThat(both.step(new Feeds(scripted), NOW.plusSeconds(15)))
                .extracting(Transition::kind)
                .containsExactly(Transition.Kind.EVALUATED_AGAIN, Transition.Kind.ESCALATED);
    }

    @Test
    void anErrorThatComesAndGoesIsOneError() {
        List<Throwable> thrown = new ArrayList<>();
        ScriptedSource scripted = new ScriptedSource().say(Labels.none(), 12);
        Alerts flickering = new Alerts(
                List.of(Monitor.named("one")
                        .when(Threshold.above(Value.mean(Signal.of("broken"), Duration.ofMinutes(5)), 5))
                        .policy(Readings.policy(0, 5, 30))
                        .build()),
                Silences.none(),
                thrown::add);
        List<Transition.Kind> told = new ArrayList<>();
        for (int minute = 0; minute < 40; minute++) {
            scripted.broken(minute > 0 && minute < 30 && minute % 2 == 0);
            flickering
                    .step(new Feeds(scripted), NOW.plus(Duration.ofMinutes(minute)))
                    .forEach(it -> told.add(it.kind()));
        }

        assertThat(told)
                .containsExactly(
                        Transition.Kind.FIRED, Transition.Kind.EVALUATION_FAILED, Transition.Kind.EVALUATED_AGAIN);
        assertThat(thrown).hasSize(14);
        assertThat(flickering.failures()).isEqualTo(14);
    }

    @Test
    void looksAtTheTimeThatTheEvaluationDelayLeaves() {
        ScriptedSource scripted = new ScriptedSource().say(Labels.none(), 12);
        Alerts late = new Alerts(List.of(Monitor.named("one")
                .when(Threshold.above(Value.mean(Signal.of("latency"), Duration.ofMinutes(5)), 5))
                .policy(Readings.policy(0, 0, 0).evaluationDelay(Duration.ofMinutes(3)))
                .build()));

        Transition fired = late.step(new Feeds(scripted), NOW).get(0);
        assertThat(scripted.until()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
        assertThat(fired.onset()).isEqualTo(NOW.minus(Duration.ofMinutes(3)));
        assertThat(fired.at()).isEqualTo(NOW);
    }

    @Test
    void whatIsSavedOfMonitorsAndLevelsThatAreNoMoreIsDropped() {
        ScriptedSource scripted = new ScriptedSource().say(Labels.of("model", "a"), 12);
        Alerts before = new Alerts(List.of(
                Readings.twoLevels("slow", Readings.policy(0, 5, 30)),
                Readings.monitor("old", Readings.policy(0, 5, 30))));
        before.step(new Feeds(scripted), NOW);
        Alerts after = new Alerts(List.of(Readings.monitor("slow", Readings.policy(0, 5, 30))));
        after.restore(before.save(), NOW);

        assertThat(after.step(new Feeds(scripted), NOW.plusSeconds(15)))
                .extracting(Transition::kind)
                .containsExactly(Transition.Kind.DE_ESCALATED);
        assertThat(after.active()).hasSize(1);
    }

    @Test
    void aConditionThatThrowsStopsOnlyItsOwnMonitor() {
        List<Transition> transitions = alerts.step(new Feeds(source), NOW);

        assertThat(transitions).extracting(it -> it.monitor().name()).containsExactly("two");
        assertThat(alerts.active()).extracting(ActiveAlert::phase).containsExactly(Phase.FIRING);
        assertThat(alerts.failures()).isEqualTo(1);
    }

    @Test
    void aVirtualMachineErrorIsNotSwallowedAndLosesNothing() {
        Alerts lastBreaks = new Alerts(List.of(monitor("two", "latency"), monitor("one", "broken")));
        source.thrown = new StackOverflowError("test");
        assertThatThrownBy(() -> lastBreaks.step(new Feeds(source), NOW)).isInstanceOf(StackOverflowError.class);

        source.thrown = new NoClassDefFoundError("com/example/Gone");
        assertThat(lastBreaks.step(new Feeds(source), NOW))
                .as("what had changed before is told on the next step")
                .extracting(Transition::to)
                .containsExactly(Phase.FIRING);
    }

    @Test
    void refusesTwoMonitorsOfOneName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Alerts(List.of(monitor("one", "a"), monitor("one", "b"))))
                .withMessageContaining("Two monitors are named \"one\"");
    }

    private static Monitor monitor(String name, String metric) {
        return Monitor.named(name)
                .when(Threshold.above(Value.mean(Signal.of(metric), Duration.ofMinutes(5)), 5))
                .policy(Readings.policy(0, 0, 0))
                .build();
    }
}
