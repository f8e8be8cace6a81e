package io.llmops.probe.match;

/** A match that looks at the answer's text alone. */
public sealed interface TextMatch extends Match
        permits ExactMatch, NormalisedMatch, NumericMatch, RegexMatch, JsonMatch, ContainsMatch {

    /**
     * Whether the answer is right.
     *
     * @throws CheckException if that cannot be told
     */
    boolean matches(String answer);
}
