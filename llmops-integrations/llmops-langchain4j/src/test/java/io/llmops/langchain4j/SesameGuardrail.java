package io.llmops.langchain4j;

import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Finds the word sesame, also where it comes in pieces. */
final class SesameGuardrail implements Guardrail {

    static final Enforcement BLOCKING = Enforcement.enforce().blocking();

    private static final String WORD = "sesame";

    @Override
    public String name() {
        return "sesame";
    }

    @Override
    public Verdict check(Text text) {
        List<Finding> findings = new ArrayList<>();
        for (int at = text.content().indexOf(WORD); at >= 0; at = text.content().indexOf(WORD, at + 1)) {
            findings.add(new Finding(at, at + WORD.length(), "password", "word", 1));
        }
        return Verdict.of(findings);
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(WORD.length());
    }
}
