package io.llmops.alerting.triage;

import java.util.List;
import java.util.Map;

/**
 * Whose trouble it is, and why we think so.
 *
 * @param confidence how probable the scope is, from 0 to 1, if nothing, one, a few and many are the only stories and
 *     nothing is so much likelier beforehand that false alarms are as rare as promised; 0 if there is nothing to go by
 * @param suspects who it is, the most conspicuous first; empty if nobody in particular
 */
public record ScopeDiagnosis(Scope scope, double confidence, List<Suspect> suspects, List<Evidence> evidence) {

    public ScopeDiagnosis {
        suspects = List.copyOf(suspects);
        evidence = List.copyOf(evidence);
    }

    static ScopeDiagnosis nothingToGoBy() {
        return new ScopeDiagnosis(
                Scope.NONE,
                0,
                List.of(),
                List.of(new Evidence("history", "there is no earlier window to compare with", Map.of())));
    }
}
