package io.llmops.alerting.triage.cause;

import java.util.Optional;

/**
 * The answer to a question of which it is known when an answer is right. Of its text lengths and hashes are kept. Immutable.
 */
public final class GoldenAnswer {

    private final String question;
    private final boolean correct;
    private final Optional<TextFeatures> output;

    private GoldenAnswer(String question, boolean correct, Optional<TextFeatures> output) {
        this.question = question;
        this.correct = correct;
        this.output = output;
    }

    /**
     * An answer of which only the grade is known.
     *
     * @param question the id of the case: what ties the answer before to the answer after
     */
    public static GoldenAnswer of(String question, boolean correct) {
        return new GoldenAnswer(question, correct, Optional.empty());
    }

    /** With its text, so that also changes are seen that leave right what is right. */
    public static GoldenAnswer of(String question, boolean correct, String output) {
        return new GoldenAnswer(question, correct, Optional.of(TextFeatures.of(output)));
    }

    String question() {
        return question;
    }

    boolean isCorrect() {
        return correct;
    }

    Optional<TextFeatures> output() {
        return output;
    }

    @Override
    public String toString() {
        return "GoldenAnswer{" + (correct ? "correct" : "wrong") + "}";
    }
}
