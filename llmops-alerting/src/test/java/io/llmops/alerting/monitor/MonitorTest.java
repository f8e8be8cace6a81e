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
