package io.llmops.probe;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All repeats of one case in one run.
 *
 * @param trial the last of them, for id, tags and weight
 * @param graded answers that were found right or wrong
 * @param right of these
 * @param errors trials without a grade
 * @param logLength mean of the natural logarithm of the answer's length: in tokens where all answers tell them, else in
 *     characters; one is added, for answers may be empty
 */
public record CaseSummary(
        Trial trial, int graded, int right, int errors, OptionalDouble logLength, boolean lengthInTokens) {

    static CaseSummary of(List<CaseResult> repeats) {
        int graded = (int) repeats.stream().filter(CaseResult::isGraded).count();
        int right = (int) repeats.stream().filter(CaseResult::isCorrect).count();
        List<AnswerFacts> answers =
                repeats.stream().flatMap(it -> it.answer().stream()).toList();
        boolean inTokens = answers.stream().allMatch(it -> it.outputTokens().isPresent());
        OptionalDouble logLength = answers.stream()
                .mapToDouble(
                        it -> Math.log1p((double) (inTokens ? it.outputTokens().orElseThrow() : it.outputChars())))
                .average();
        Trial last = repeats.get(repeats.size() - 1).trial();
        return new CaseSummary(last, graded, right, repeats.size() - graded, logLength, inTokens);
    }

    /** 0..1; NaN without a graded answer. */
    public double shareRight() {
        return graded == 0 ? Double.NaN : (double) right / graded;
    }
}
