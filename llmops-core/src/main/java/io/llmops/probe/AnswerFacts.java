package io.llmops.probe;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An answer without its text.
 *
 * @param outputTokens as the provider told them
 * @param latencyMillis of the attempt that answered
 * @param costUsd by the price book, of the answer alone
 * @param model the model that answered, as its provider names it
 * @param systemFingerprint the provider's configuration behind the model, where it tells
 * @param output the text, only where it was asked to be kept
 */
public record AnswerFacts(
        int outputChars,
        OptionalLong outputTokens,
        double latencyMillis,
        OptionalDouble costUsd,
        Optional<String> model,
        Optional<String> systemFingerprint,
        Optional<String> output) {

    /** Leaves the text out. */
    @Override
    public String toString() {
        return "AnswerFacts{" + outputChars + " characters, " + model.orElse("?") + "}";
    }
}
