package io.llmops.springai;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Finds a word. */
record WordGuardrail(String word) implements Guardrail {

    @Override
    public String name() {
        return "word";
    }

    @Override
    public Verdict check(Text text) {
        List<Finding> findings = new ArrayList<>();
        for (int at = text.content().indexOf(word); at >= 0; at = text.content().indexOf(word, at + 1)) {
            findings.add(new Finding(at, at + word.length(), "word", "listed", 1));
        }
        return Verdict.of(findings);
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(word.length());
    }
}
