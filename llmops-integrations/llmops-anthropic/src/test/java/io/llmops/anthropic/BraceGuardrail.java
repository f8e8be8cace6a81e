package io.llmops.anthropic;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** Redacts what begins with a brace, so that no JSON is left. */
final class BraceGuardrail implements Guardrail {

    @Override
    public String name() {
        return "brace";
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(0);
    }

    @Override
    public Verdict check(Text text) {
        return text.content().startsWith("{")
                ? new Verdict.Redact(List.of(new Finding(0, 1, "brace", "brace", 1)), OptionalInt.empty())
                : Verdict.pass();
    }
}
