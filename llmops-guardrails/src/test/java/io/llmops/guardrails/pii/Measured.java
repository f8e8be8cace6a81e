package io.llmops.guardrails.pii;

import io.llmops.call.Origin;
import io.llmops.guardrails.Finding;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.List;

/** Found and counted as a policy would. */
final class Measured {

    private static final PiiGuardrail GUARDRAIL = new PiiGuardrail();

    private Measured() {}

    static List<Finding> findings(String text) {
        return findings(GUARDRAIL, text);
    }

    static List<Finding> findings(PiiGuardrail guardrail, String text) {
        Verdict verdict = guardrail.check(Text.whole(text, Origin.USER)).from(guardrail.threshold());
        return verdict instanceof Verdict.Redact redact ? redact.findings() : List.of();
    }

    /** How much of a labelled value findings of its entity cover, 0..1. */
    static double covered(FakeTexts.Labelled labelled, Entity entity, List<Finding> findings) {
        int covered = 0;
        int end = labelled.start() + labelled.value().length();
        for (int i = labelled.start(); i < end; i++) {
            int at = i;
            covered += findings.stream()
                            .anyMatch(finding -> finding.category().equals(entity.category())
                                    && finding.start() <= at
                                    && at < finding.end())
                    ? 1
                    : 0;
        }
        return covered / (double) labelled.value().length();
    }
}
