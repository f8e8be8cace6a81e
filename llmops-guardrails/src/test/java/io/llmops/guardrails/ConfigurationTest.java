package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.GuardrailDecision.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    @Test
    void knowsWhichGuardrailsMakeStreamsWait() {
        FakeGuardrail whole = FakeGuardrail.whole("whole", text -> Verdict.pass());
        FakeGuardrail bounded = FakeGuardrail.words("bounded", "x");

        assertThat(Placement.of(whole, Direction.OUTPUT, Enforcement.enforce()).buffersStreams())
                .isTrue();
        assertThat(Placement.of(whole, Direction.OUTPUT, Enforcement.observe()).buffersStreams())
                .isFalse();
        assertThat(Placement.of(whole, Direction.INPUT, Enforcement.enforce()).buffersStreams())
                .isFalse();
        assertThat(Placement.of(bounded, Direction.OUTPUT, Enforcement.enforce())
                        .buffersStreams())
                .isFalse();
    }

    @Test
    void tellsTheGuardrailsInOrder() {
        Guardrails guardrails = Guardrails.builder()
                .input(FakeGuardrail.words("one", "x"))
                .input(FakeGuardrail.words("two", "x"), Enforcement.observe())
                .build();

        assertThat(guardrails).hasToString("Guardrails(default(input: [one, two (observe)], " + "output: []))");
    }

    @Test
    void refusesWhatMakesNoSenseAndSaysWhatWould() {
        assertThatThrownBy(() -> Guardrails.builder().input(FakeGuardrail.words(" ", "x")))
                .hasMessageContaining("needs a name, such as 'secret'");
        assertThatThrownBy(() -> Guardrails.builder().observeAtMost(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> HoldBack.characters(-1)).hasMessageContaining("HoldBack.WHOLE: -1");
        assertThatThrownBy(() -> HoldBack.characters(1).withContext(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Finding(3, 3, "c", "r", 1)).hasMessageContaining("3..3");
        assertThatThrownBy(() -> Verdict.block("c", "r", 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> Verdict.pass(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Verdict.of(List.of(new Finding(0, 1, "c", "r", -1))))
                .hasMessageContaining("-1");
    }
}
