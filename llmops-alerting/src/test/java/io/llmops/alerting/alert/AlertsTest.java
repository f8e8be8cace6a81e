package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import java.time.Duration;
import java.time.Instant;
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
