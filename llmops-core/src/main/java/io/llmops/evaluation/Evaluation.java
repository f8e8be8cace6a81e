package io.llmops.evaluation;

/**
 * How good one answer was in one respect.
 *
 * @param name what was judged, such as {@code relevance}: the value of {@code gen_ai.evaluation.name}
 * @param score 0 (bad) to 1 (good)
 * @param label a word of few values, such as {@code pass}
 * @param explanation why, never quoting question or answer
 * @param threshold the score below which somebody may want to look at the answer
 */
public record Evaluation(String name, double score, String label, String explanation, double threshold) {

    private static final double HALF = 0.5;

    public Evaluation {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("The score of evaluation '" + name + "' must be 0..1: " + score);
        }
    }

    /** With a threshold of one half. */
    public Evaluation(String name, double score, String label, String explanation) {
        this(name, score, label, explanation, HALF);
    }

    public boolean isBelowThreshold() {
        return score < threshold;
    }
}
