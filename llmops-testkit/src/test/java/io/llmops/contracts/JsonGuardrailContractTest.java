package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.format.JsonGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class JsonGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return JsonGuardrail.always().allowingFence();
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of("{\"a\": 1", "Sure! {\"a\": 1}", "```json\n{}\n``` and more", "[".repeat(5000));
    }

    @Override
    protected List<String> textsWithout() {
        return List.of("{\"a\": [1, 2, {\"b\": null}]}", "```json\n{\"a\": \"\uD83D\uDE00\"}\n```", "[]");
    }
}
