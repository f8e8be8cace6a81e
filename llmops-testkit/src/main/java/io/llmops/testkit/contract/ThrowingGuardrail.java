package io.llmops.testkit.contract;

import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;

/** A guardrail that never reaches a verdict. */
record ThrowingGuardrail(Sabotage.Weapon weapon) implements Guardrail {

    static final Enforcement OBSERVE = Enforcement.observe();

    @Override
    public String name() {
        return "sabotage";
    }

    @Override
    public Verdict check(Text text) {
        return weapon.strike();
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(10);
    }
}
