package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From which score on a finding counts. */
class ThresholdTest {

    private static final LlmRequest REQUEST = LlmRequest.of("model-x", "x marks the spot");

    private static Screening screening(Guardrail guardrail, Enforcement enforcement) {
        return new Screening(Guardrails.builder().input(guardrail, enforcement).build());
    }

    @Test
    void aFindingBelowItIsAPassThatTellsTheScore() {
        Screening screening =
                screening(FakeGuardrail.words("one", "x"), Enforcement.enforce().threshold(0.6));

        assertThat(screening.send(REQUEST)).isSameAs(REQUEST);
        assertThat(screening.actions()).containsExactly("one input enforce pass none");
        assertThat(screening.decisions.get(0).score()).hasValue(0.5);
    }

    @Test
    void aFindingOfJustThatScoreCounts() {
        Screening screening =
                screening(FakeGuardrail.words("one", "x"), Enforcement.enforce().threshold(0.5));

        assertThat(screening.send(REQUEST).passages())
                .extracting("text")
                .containsExactly("[REDACTED:word] marks the spot");
    }

    @Test
    void aBlockBelowItIsAPassToo() {
        Guardrail stop = FakeGuardrail.blocksOn("spot");

        assertThat(screening(stop, Enforcement.enforce().threshold(0.95)).send(REQUEST))
                .isSameAs(REQUEST);
        assertThatThrownBy(() ->
                        screening(stop, Enforcement.enforce().threshold(0.9)).send(REQUEST))
                .isInstanceOf(CallBlockedException.class);
    }

    @Test
    void theGuardrailsOwnHoldsWhereNoneIsConfigured() {
        Guardrail cautious = FakeGuardrail.blocksOn("spot").withThreshold(0.95);

        assertThat(screening(cautious, Enforcement.enforce()).send(REQUEST)).isSameAs(REQUEST);
        assertThatThrownBy(() -> screening(cautious, Enforcement.enforce().threshold(0.3))
                        .send(REQUEST))
                .isInstanceOf(CallBlockedException.class);
    }

    @Test
    void whatScoresLessStaysAmongWhatScoresMore() {
        Guardrail mixed = FakeGuardrail.whole(
                "mixed",
                text -> Verdict.of(List.of(new Finding(0, 1, "low", "r", 0.2), new Finding(2, 7, "high", "r", 0.9))));

        assertThat(screening(mixed, Enforcement.enforce().threshold(0.5))
                        .send(REQUEST)
                        .passages())
                .extracting("text")
                .containsExactly("x [REDACTED:high] the spot");
    }

    @Test
    void aThresholdIsAScore() {
        assertThatThrownBy(() -> Enforcement.enforce().threshold(1.5)).hasMessageContaining("1.5");
    }
}
