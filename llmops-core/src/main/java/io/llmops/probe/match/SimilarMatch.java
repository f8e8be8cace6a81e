package io.llmops.probe.match;

/**
 * The answer means nearly the same as this text, by an {@link io.llmops.evaluation.Embedding}.
 *
 * @param atLeast the cosine from which it counts, -1 to 1; what is a good one depends on the embedding
 */
public record SimilarMatch(String expected, double atLeast) implements Match {

    public SimilarMatch {
        if (expected.isBlank() || !(atLeast >= -1 && atLeast <= 1)) {
            throw new IllegalArgumentException("A cosine of at least " + atLeast
                    + " to a text is asked for; give a text, and -1 to 1 such as 0.8");
        }
    }
}
