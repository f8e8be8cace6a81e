package io.llmops.anthropic;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;
import java.util.OptionalInt;

/** Finds one word, wherever chunks break it. */
final class WordGuardrail implements Guardrail {

    static final String WORD = "opensesame";
    static final String PLACEHOLDER = "[REDACTED:word]";

    @Override
    public String name() {
        return "word";
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(WORD.length() - 1);
    }

    @Override
    public Verdict check(Text text) {
        int at = text.content().indexOf(WORD);
        return at < 0
                ? Verdict.pass()
                : new Verdict.Redact(
                        List.of(new Finding(at, at + WORD.length(), "word", "word", 1)), OptionalInt.empty());
    }
}
