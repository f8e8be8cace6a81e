package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Inhibition;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that is down explains that its models are slow, and not that others are. */
class InhibitedAlertTest {

    private static final Labels OPENAI = Labels.of("provider", "openai", "model", "gpt-4o");
    private static final Labels MINI = Labels.of("provider", "openai", "model", "gpt-4o-mini");
    private static final Labels CLAUDE = Labels.of("provider", "anthropic", "model", "claude");
    private static final Inhibition RULE = Inhibition.by(AlertMatcher.monitor("errors"), Severity.CRITICAL)
            .of(AlertMatcher.monitor("*"))
            .where("provider")
            .grace(Duration.ofMinutes(3));

    private final Map<String, Map<Labels, Double>> measured = new HashMap<>();
    private final Silences silences = Silences.none();
    private final List<Monitor> monitors = List.of(monitor("slow"), monitor("errors"));
    private Alerts alerts = new Alerts(monitors, silences, it -> {});
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void inhibit() {
        silences.inhibitions(List.of(RULE));
    }

    @Test
    void nobodyHearsOfWhatTheSourceExplainsAlsoInTheSameStep() {
        measure("errors", OPENAI, 99);
        measure("slow", MINI, 9);
        measure("slow", CLAUDE, 9);

        assertThat(minutes(3)).containsExactlyInAnyOrder("fired errors openai", "fired slow anthropic");
        assertThat(alerts.active())
                .filteredOn(it -> it.labels().equals(MINI))
                .first()
                .satisfies(it ->
                        assertThat(it.silenced()).contains("inhibited by errors {model=gpt-4o, provider=openai}"));
        assertThat(alerts.suppressed()).isEqualTo(1);
    }

    @Test
    void whatStillFiresAfterTheSourceAndAGraceIsToldThen() {
        measure("errors", OPENAI, 99);
        measure("slow", MINI, 9);
        minutes(3);
        measure("errors", OPENAI, 0);

        assertThat(minutes(2)).containsExactly("resolved errors openai");
        assertThat(minutes(1)).containsExactly("fired slow openai");
    }

    @Test
    void whatIsOverBeforeIsNeverTold() {
        measure("errors", OPENAI, 99);
        measure("slow", MINI, 9);
        minutes(3);
        measure("slow", MINI, 0);
        minutes(1);
        measure("errors", OPENAI, 0);

        assertThat(minutes(9)).containsExactly("resolved errors openai");
    }

    @Test
    void whatWasToldBeforeTheSourceFiredIsToldToBeOver() {
        measure("slow", MINI, 9);
        minutes(1);
        measure("errors", OPENAI, 99);
        minutes(3);
        measure("slow", MINI, 0);

        assertThat(minutes(1)).containsExactly("resolved slow openai");
    }

    @Test
    void aSourceThatIsNotBadEnoughExplainsNothing() {
        measure("errors", OPENAI, 9);
        measure("slow", MINI, 9);

        assertThat(minutes(3)).containsExactlyInAnyOrder("fired errors openai", "fired slow openai");
    }

    @Test
    void noSourceInhibitsItselfOrAnotherSource() {
        measure("errors", OPENAI, 99);
        measure("errors", MINI, 99);

        assertThat(minutes(3)).containsExactly("fired errors openai", "fired errors openai");
    }

    @Test
    void aRestartChangesNothing() {
        measure("errors", OPENAI, 99);
        measure("slow", MINI, 9);
        minutes(3);
        Silences others = Silences.none();
        others.inhibitions(List.of(RULE));
        Alerts next = new Alerts(monitors, others, it -> {});
        next.restore(alerts.save(), now);
        alerts = next;

        assertThat(minutes(3)).isEmpty();
        measure("errors", OPENAI, 0);
        assertThat(minutes(9)).containsExactly("resolved errors openai", "fired slow openai");
    }

    @Test
    void rulesThatHideEachOtherAreRefused() {
        Inhibition back = Inhibition.by(AlertMatcher.monitor("slow*"), Severity.INFO)
                .of(AlertMatcher.monitor("errors").label("provider", "open*"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> silences.inhibitions(List.of(RULE, back)))
                .withMessageContaining("circle");
        assertThat(silences.inhibitions()).as("nothing has changed").containsExactly(RULE);

        Inhibition onward =
                Inhibition.by(AlertMatcher.monitor("slow"), Severity.INFO).of(AlertMatcher.monitor("cost"));
        silences.inhibitions(List.of(RULE, onward));
        assertThat(RULE).hasToString("errors, at least critical, inhibits * where provider agrees");
    }

    private void measure(String metric, Labels group, double value) {
        measured.computeIfAbsent(metric, it -> new HashMap<>()).put(group, value);
    }

    private List<String> minutes(int number) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            now = now.plus(Duration.ofMinutes(1));
            alerts.step(new Feeds(new Measured()), now).stream()
                    .filter(it -> it.isFired() || it.isResolved())
                    .map(it -> it.kind().name().toLowerCase(Locale.ROOT) + " "
                            + it.monitor().name() + " "
                            + it.labels().get("provider").orElse(""))
                    .forEach(told::add);
        }
        return told;
    }

    private static Monitor monitor(String name) {
        Value value = Value.mean(Signal.of(name).by("provider", "model"), Duration.ofMinutes(5));
        return Monitor.named(name)
                .when(Threshold.above(value, 5).recoverAt(3))
                .escalate(Severity.CRITICAL, Threshold.above(value, 50).recoverAt(30))
                .policy(Readings.policy(0, 0, 30))
                .build();
    }

    private final class Measured implements SignalSource {

        @Override
        public Window window(Signal signal, Instant from, Instant to) {
            Map<Labels, Aggregate> groups = new HashMap<>();
            measured.getOrDefault(signal.metric(), Map.of())
                    .forEach((group, value) -> groups.put(group, Aggregate.recorded(value)));
            return new Window(groups, from, to);
        }

        @Override
        public Set<String> metrics() {
            return Set.of();
        }
    }
}
