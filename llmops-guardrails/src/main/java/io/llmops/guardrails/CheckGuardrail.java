package io.llmops.guardrails;

import java.util.function.Function;

/** A guardrail of one function. */
record CheckGuardrail(String name, Function<Text, Verdict> judge) implements Guardrail {

    @Override
    public Verdict check(Text text) {
        return judge.apply(text);
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.WHOLE;
    }

    @Override
    public String toString() {
        return name;
    }
}
