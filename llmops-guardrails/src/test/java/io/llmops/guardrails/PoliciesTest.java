package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each call is guarded by the policy that is for it. */
class PoliciesTest {

    private static final Policy STRICT =
            Policy.builder("strict").input(FakeGuardrail.words("strict", "x")).build();
    private static final Policy MILD =
            Policy.builder("mild").input(FakeGuardrail.words("mild", "y")).build();
    private static final Policy NONE = Policy.builder("none").build();

    private static CallStart call(CallLabels labels) {
        return new CallStart(LlmRequest.of("model-x", "x y"), CallTarget.of("test"), labels, Instant.EPOCH);
    }

    private static String chosen(Policies policies, CallLabels labels) {
        return policies.choose(call(labels)).name();
    }

    @Test
    void theFirstRuleThatFitsWinsElseTheDefault() {
        Policies policies = Policies.of(MILD)
                .when(CallMatch.any().customer("acme", "umbrella").environment("prod"), STRICT)
                .when(CallMatch.any().customer("acme"), NONE)
                .when(CallMatch.any().model("model-y"), STRICT);

        CallLabels acme = CallLabels.none().customer("acme");
        assertThat(chosen(policies, acme.environment("prod"))).isEqualTo("strict");
        assertThat(chosen(policies, acme.environment("test"))).isEqualTo("none");
        assertThat(chosen(policies, acme)).isEqualTo("none");
        assertThat(chosen(policies, CallLabels.none().feature("search"))).isEqualTo("mild");
        assertThat(chosen(
                        Policies.of(MILD).when(CallMatch.any().feature("search"), NONE),
                        CallLabels.none().feature("search")))
                .isEqualTo("none");
        assertThat(chosen(Policies.of(MILD).when(CallMatch.any(), NONE), CallLabels.none()))
                .isEqualTo("none");
        assertThat(chosen(Policies.of(MILD).when(CallMatch.any().model("model-x"), NONE), CallLabels.none()))
                .isEqualTo("none");
    }

    @Test
    void otherPoliciesHoldFromTheNextCallOn() {
        Guardrails guardrails = Guardrails.of(MILD);
        Screening begun = new Screening(guardrails);

        guardrails.use(Policies.of(STRICT));

        assertThat(begun.send(LlmRequest.of("model-x", "x y")).passages())
                .extracting("text")
                .containsExactly("x [REDACTED:word]");
        assertThat(new Screening(guardrails)
                        .send(LlmRequest.of("model-x", "x y"))
                        .passages())
                .extracting("text")
                .containsExactly("[REDACTED:word] y");
    }

    @Test
    void aPolicyWithoutGuardrailsStaysOutOfTheWay() {
        assertThat(new Screening(Guardrails.of(NONE)).screen).isSameAs(CallScreen.OPEN);
    }

    @Test
    void policiesAndGuardrailsOfItsOwnDoNotGoTogether() {
        assertThatThrownBy(() -> Guardrails.builder()
                        .policies(Policies.of(MILD))
                        .input(FakeGuardrail.words("more", "x"))
                        .build())
                .hasMessageContaining("put these into a policy");
        assertThatThrownBy(() -> Policy.builder(" ")).hasMessageContaining("'strict'");
    }

    @Test
    void customersAreNotNamedInLogs() {
        Policies policies = Policies.of(MILD).when(CallMatch.any().customer("acme"), STRICT);
        assertThat(policies.toString()).doesNotContain("acme").contains("1 customers", "strict", "mild");
    }

    @Test
    void aGuardrailMayBeAnotherForEachCall() {
        Guardrail byCustomer = new Guardrail() {
            @Override
            public String name() {
                return "customer";
            }

            @Override
            public Verdict check(Text text) {
                throw new IllegalStateException("asked without a call");
            }

            @Override
            public HoldBack holdBack() {
                return HoldBack.WHOLE;
            }

            @Override
            public Guardrail forCall(CallStart call) {
                return FakeGuardrail.words("any", call.labels().customer().orElse("nobody"));
            }
        };
        CallStart acme = call(CallLabels.none().customer("x"));
        CallScreen screen = Guardrails.builder().input(byCustomer).build().screen(acme, decision -> {
            assertThat(decision.guardrail()).isEqualTo("customer");
        });

        assertThat(acme.request()
                        .edited(((Admission.Proceed) screen.input(acme.request())).edits())
                        .passages())
                .extracting("text")
                .containsExactly("[REDACTED:word] y");
    }
}
