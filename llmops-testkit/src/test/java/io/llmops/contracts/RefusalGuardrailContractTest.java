package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.refusal.RefusalGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class RefusalGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return new RefusalGuardrail();
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of(
                "I'm sorry, but I can't help with that.",
                "Leider kann ich dir bei dieser Sache nicht helfen. Ich muss das ablehnen. " + "Punkt. ".repeat(200),
                "Well. ".repeat(49) + "I must decline");
    }

    @Override
    protected List<String> textsWithout() {
        return List.of(
                "",
                "I cannot reproduce the bug. " + "It works here. ".repeat(100) + "I can't help with that.",
                "x".repeat(2000));
    }
}
