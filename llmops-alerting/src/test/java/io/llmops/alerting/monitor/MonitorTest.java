package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonitorTest {

    private static final Threshold SLOW =
            Threshold.above(Value.mean(Signal.of("latency"), Duration.ofMinutes(10)), 1.5);

    @Test
    void hasLevelsOfRisingSeverity() {
        Monitor monitor = Monitor.named("slow-answers")
                .when(SLOW)
                .escalate(Severity.CRITICAL, Threshold.above(SLOW.value(), 3))
                .policy(AlertPolicy.standard(Severity.WARNING).evaluationDelay(Duration.ofMinutes(2)))
                .build();

        assertThat(monitor.levels()).extracting(Level::severity).containsExactly(Severity.WARNING, Severity.CRITICAL);
        assertThat(monitor.condition()).isEqualTo(SLOW);
        assertThat(monitor.reach()).isEqualTo(Duration.ofMinutes(12));
        assertThat(monitor)
                .hasToString("slow-answers (warning): mean of latency over 10m above 1.5; critical: "
                        + "mean of latency over 10m above 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monitor.named("slow-answers")
                        .when(SLOW)
                        .escalate(Severity.WARNING, SLOW)
                        .build())
                .withMessageContaining("from warning to warning")
                .withMessageContaining("rising severity");
    }

    @Test
    void policiesRefuseWhatMakesNoSense() {
        AlertPolicy policy = AlertPolicy.standard(Severity.INFO);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.maxGroups(0))
                .withMessageContaining("maxGroups is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlapPolicy(2, 1, Duration.ofHours(1)))
                .withMessageContaining("FlapPolicy.off()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlapPolicy(5, 1, Duration.ZERO))
                .withMessageContaining("give a window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoDataPolicy.okAfter(Duration.ofSeconds(-1)))
                .withMessageContaining("give zero or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.of(Severity.ERROR, SLOW).pendingFor(Duration.ofSeconds(-1)))
                .withMessageContaining("pendingFor of level error");
    }

    @Test
    void isBuiltFromItsNameAndCondition() {
        Monitor monitor =
                Monitor.named("slow-answers").when(SLOW).label("team", "ml").build();

        assertThat(monitor.summary()).isEqualTo("slow-answers");
        assertThat(monitor.policy()).isEqualTo(AlertPolicy.standard(Severity.WARNING));
        assertThat(monitor.labels()).isEqualTo(Labels.of("team", "ml"));
        assertThat(monitor.runbook().isEmpty()).isTrue();
        assertThat(monitor).hasToString("slow-answers (warning): mean of latency over 10m above 1.5");
    }

    @Test
    void refusesWhatIsMissingOrMalformedAndSaysWhatWouldDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monitor.named("Slow Answers").when(SLOW).build())
                .withMessageContaining("\"Slow Answers\"")
                .withMessageContaining("lower-case");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Monitor.named("slow-answers").build())
                .withMessageContaining("slow-answers has no condition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertPolicy.standard(Severity.INFO).pendingFor(Duration.ofMinutes(-1)))
                .withMessageContaining("pendingFor is -1m");
    }
}
