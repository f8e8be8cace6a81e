package io.llmops.probe.match;

/**
 * The answer is this text, but for case, white space, punctuation and the form of its characters: {@code "Paris."} is
 * {@code "paris"}. Points and commas within numbers, and signs before them, count.
 */
public record NormalisedMatch(String expected) implements TextMatch {

    public NormalisedMatch {
        if (Normalised.words(expected).isEmpty()) {
            throw new IllegalArgumentException(
                    "Of '" + expected + "' nothing is left without case and punctuation; use the matcher 'exact'");
        }
    }

    @Override
    public boolean matches(String answer) {
        return Normalised.words(answer).equals(Normalised.words(expected));
    }
}
