package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.length.LengthGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class LengthGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return LengthGuardrail.characters(20);
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of("a".repeat(21), "one two three four five", "\uD83D\uDE00".repeat(11));
    }

    @Override
    protected List<String> textsWithout() {
        return List.of("", "a".repeat(20), "\uD83D\uDE00".repeat(10), "x\uD83D");
    }
}
