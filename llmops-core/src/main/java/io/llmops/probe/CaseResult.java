package io.llmops.probe;

import io.llmops.probe.match.Checked;
import java.util.Optional;

/**
 * What came of one trial.
 *
 * @param answer empty where the provider gave none
 * @param check empty where the answer is neither right nor wrong: the provider or the check failed
 * @param errorType why, a word of few values
 */
public record CaseResult(
        Trial trial, Optional<AnswerFacts> answer, Optional<Checked> check, Optional<String> errorType) {

    /** Whether it was answered and found right or wrong. */
    public boolean isGraded() {
        return check.isPresent();
    }

    public boolean isCorrect() {
        return check.map(Checked::correct).orElse(false);
    }

    /** From 0 (wrong) to 1 (right); NaN where it is not graded. */
    public double score() {
        return check.map(Checked::score).orElse(Double.NaN);
    }

    /** Answer and check together, in US dollars; what has no price counts as nothing. */
    public double costUsd() {
        return answer.map(it -> it.costUsd().orElse(0)).orElse(0.0)
                + check.map(it -> it.costUsd().orElse(0)).orElse(0.0);
    }
}
