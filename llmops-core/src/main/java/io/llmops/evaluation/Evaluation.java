package io.llmops.evaluation;

/**
 * How good one answer was in one respect.
 *
 * @param name what was judged, such as {@code relevance}: the value of {@code gen_ai.evaluation.name}
 * @param score 0 (bad) to 1 (good)
 * @param label a word of few values, such as {@code pass}
 * @param explanation why, never quoting question or answer
 */
public record Evaluation(String name, double score, String label, String explanation) {

    public Evaluation {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("The score of evaluation '" + name + "' must be 0..1: " + score);
        }
    }
}
