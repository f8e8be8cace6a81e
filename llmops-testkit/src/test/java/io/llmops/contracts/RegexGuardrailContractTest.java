package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.regex.RegexGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class RegexGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return RegexGuardrail.of("number", "\\b(?:ORD-)?[0-9]{3,}\\b").withLongest(9);
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of("ORD-123", "123 ORD-12345 4567 x ORD-123456789", "a 123456789 b 12", "777-888-999");
    }

    @Override
    protected List<String> textsWithout() {
        return List.of("", "ORD-12", "1234567890", "x123 12y", "ORD-");
    }
}
