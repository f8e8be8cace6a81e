package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.Origin;
import io.llmops.record.Admission;
import io.llmops.record.ChannelScreen;
import io.llmops.record.Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FailureModeTest {

    static final List<Throwable> FAILURES = List.of(
            new NoClassDefFoundError("com/example/Model"),
            new IllegalStateException("secret content"),
            new IOException("checked, thrown sneakily"),
            new AssertionError(),
            new StackOverflowError(),
            new CallBlockedException(GuardrailDecision.Direction.INPUT, "g", "c", "r"));

    private static final LlmRequest REQUEST = LlmRequest.of("model-x", "x marks the spot");

    @ParameterizedTest
    @FieldSource("FAILURES")
    void letsPassWhatABrokenGuardrailShouldHaveJudgedAndAsksTheOthers(Throwable failure) {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.throwing(failure))
                .input(FakeGuardrail.words("one", "x"))
                .build());

        assertThat(screening.send(REQUEST).passages())
                .extracting("text")
                .containsExactly("[REDACTED:word] marks the spot");
        assertThat(screening.actions())
                .containsExactly("broken input enforce pass guardrail_failure", "one input enforce redact word");
        assertThat(screening.decisions.get(0).ruleId())
                .isEqualTo(failure.getClass().getName());
    }

    @ParameterizedTest
    @FieldSource("FAILURES")
    void blocksIfTheGuardrailIsToFailClosed(Throwable failure) {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.throwing(failure), Enforcement.enforce().failingClosed())
                .build());

        assertThatThrownBy(() -> screening.screen.input(REQUEST))
                .isInstanceOfSatisfying(
                        CallBlockedException.class,
                        e -> assertThat(e.category()).isEqualTo(Guardrails.FAILURE));
        assertThat(screening.actions()).containsExactly("broken input enforce block guardrail_failure");
    }

    @Test
    void countsWhatAGuardrailThrew() {
        List<String> counted = new ArrayList<>();
        Failures failures = new Failures(new Failures.Sink() {
            @Override
            public void failed(String component, String errorType) {
                counted.add(component + " " + errorType);
            }

            @Override
            public void dropped(String queue, long items) {}
        });
        new Screening(Guardrails.builder()
                        .failures(failures)
                        .input(FakeGuardrail.throwing(new IllegalStateException()))
                        .build())
                .send(REQUEST);

        assertThat(counted).containsExactly("guardrail java.lang.IllegalStateException");
    }

    @Test
    void takesAVerdictThatMakesNoSenseForAFailure() {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.whole("none", text -> null))
                .input(FakeGuardrail.whole("far", text -> Verdict.of(List.of(new Finding(0, 99, "c", "r", 1)))))
                .build());

        assertThat(screening.send(REQUEST)).isSameAs(REQUEST);
        assertThat(screening.actions())
                .containsExactly(
                        "none input enforce pass guardrail_failure", "far input enforce pass guardrail_failure");
    }

    @Test
    void goesOnStreamingWithoutABrokenGuardrail() {
        Screening screening = new Screening(Guardrails.builder()
                .output(FakeGuardrail.throwing(new IllegalStateException()))
                .output(FakeGuardrail.words("one", "x"))
                .build());

        assertThat(String.join("", screening.stream(List.of("ax", "b", "x"))))
                .isEqualTo("a[REDACTED:word]b[REDACTED:word]");
        assertThat(screening.actions())
                .containsExactly("broken output enforce pass guardrail_failure", "one output enforce redact word");
    }

    @Test
    void cutsTheStreamIfTheGuardrailIsToFailClosed() {
        ChannelScreen channel = new Screening(Guardrails.builder()
                        .output(
                                FakeGuardrail.throwing(new IllegalStateException()),
                                Enforcement.enforce().failingClosed())
                        .build())
                .screen.channel(Channel.text(0));

        assertThatThrownBy(() -> channel.accept("a")).isInstanceOf(CallBlockedException.class);
    }

    @Test
    void letsPassWhatCannotBeReadAndSaysSo() {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.words("one", "x"))
                .output(FakeGuardrail.words("one", "x"))
                .build());

        assertThat(screening.screen.unreadableInput(Screening.start(REQUEST))).isSameAs(Admission.UNCHANGED);
        assertThat(screening.screen.unreadableOutput()).isSameAs(Admission.UNCHANGED);
        assertThat(screening.actions())
                .containsExactly("one input enforce pass unreadable", "one output enforce pass unreadable");
    }

    @Test
    void blocksWhatCannotBeReadIfAGuardrailIsToFailClosed() {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.words("one", "x"))
                .input(FakeGuardrail.words("two", "x"), Enforcement.enforce().failingClosed())
                .output(FakeGuardrail.words("two", "x"), Enforcement.enforce().failingClosed())
                .build());

        assertThatThrownBy(() -> screening.screen.unreadableInput(Screening.start(REQUEST)))
                .isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() -> screening.screen.unreadableOutput()).isInstanceOf(CallBlockedException.class);
        assertThat(screening.actions())
                .containsExactly(
                        "one input enforce pass unreadable",
                        "two input enforce block unreadable",
                        "two output enforce block unreadable");
    }

    @Test
    void doesNotAskAboutAnEmptyText() {
        FakeGuardrail guardrail = FakeGuardrail.throwing(new IllegalStateException());
        Screening screening =
                new Screening(Guardrails.builder().output(guardrail).build());

        assertThat(screening.answer("")).isEmpty();
        assertThat(guardrail.asked).isEmpty();
        assertThat(Text.whole("content", Origin.USER).toString()).doesNotContain("content");
    }
}
