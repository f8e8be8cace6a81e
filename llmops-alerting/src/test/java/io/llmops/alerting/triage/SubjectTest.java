package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.AllOf;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectTest {

    private static final Sensitivity SENSITIVITY = Sensitivity.oneFalseAlarmIn(100_000);
    private static final Signal CALLS = Signal.of("gen_ai.client.inference.duration");

    @Test
    void ofABurstOfBlocksErrorsOrCostSomebodyMayBeTheCause() {
        assertThat(of("llmops.guardrail.decisions")).contains(Subject.BLOCKS);
        assertThat(of("llmops.cost")).contains(Subject.COST);
        assertThat(of("gen_ai.client.inference.usage.input_tokens")).contains(Subject.COST);
        assertThat(of("gen_ai.client.inference.duration")).isEmpty();
        assertThat(of("gen_ai.client.inference.time_to_first_token")).isEmpty();
    }

    @Test
    void whatARatioIsAboutStandsAboveTheLine() {
        Signal failed = CALLS.where("error.type", "*");
        assertThat(Subject.of(ratio(failed, CALLS))).contains(Subject.ERRORS);
        assertThat(Subject.of(ratio(CALLS, failed))).isEmpty();
        assertThat(Subject.of(ratio(CALLS, Signal.of("gen_ai.client.inference.usage.output_tokens"))))
                .isEmpty();
    }

    @Test
    void whatManyConditionsAreAboutIsWhatOneOfThemIs() {
        Condition some = Threshold.above(count(CALLS), 10);
        assertThat(Subject.of(AllOf.of(some, ratio(CALLS.where("error.type", "*"), CALLS))))
                .contains(Subject.ERRORS);
    }

    @Test
    void changesOfSingleCallsAreAboutSomethingToo() {
        assertThat(Subject.of(Change.of(EventSeries.named("blocks").orElseThrow(), SENSITIVITY)))
                .contains(Subject.BLOCKS);
        assertThat(Subject.of(Change.of(EventSeries.named("latency").orElseThrow(), SENSITIVITY)))
                .isEmpty();
    }

    @Test
    void knowsWhatTheStandardMonitorsAreAbout() {
        assertThat(standard("guardrail-blocks")).contains(Subject.BLOCKS);
        assertThat(standard("error-rate")).contains(Subject.ERRORS);
        assertThat(standard("slow-calls")).isEmpty();
    }

    private static Optional<Subject> standard(String name) {
        Monitor monitor = MonitorPacks.standard().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Subject.of(monitor.condition());
    }

    private static Optional<Subject> of(String metric) {
        return Subject.of(Threshold.above(count(Signal.of(metric)), 10));
    }

    private static Condition ratio(Signal above, Signal below) {
        return Threshold.above(Value.ratio(count(above), count(below)), 1);
    }

    private static Value count(Signal signal) {
        return Value.count(signal, Duration.ofMinutes(5));
    }
}
