package io.llmops.testkit.contract;

import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Finds one word, wherever chunks break it: the simplest guardrail that has something to do. */
public record WordGuardrail(String word) implements Guardrail {

    public static final String WORD = "opensesame";
    public static final String PLACEHOLDER = "[REDACTED:word]";

    /** Of the word {@value #WORD}. */
    public WordGuardrail() {
        this(WORD);
    }

    @Override
    public String name() {
        return "word";
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(word.length() - 1);
    }

    @Override
    public Verdict check(Text text) {
        List<Finding> findings = new ArrayList<>();
        for (int at = text.content().indexOf(word); at >= 0; at = text.content().indexOf(word, at + 1)) {
            findings.add(new Finding(at, at + word.length(), "word", "listed", 1));
        }
        return Verdict.of(findings);
    }
}
