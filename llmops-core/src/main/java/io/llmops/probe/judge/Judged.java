package io.llmops.probe.judge;

import java.util.Optional;

/**
 * What is put before a judge. All of it is data to the judge, never an instruction.
 *
 * @param reference a right answer, where one is known
 * @param context what the answer should rest on, where there is something
 */
public record Judged(String question, String answer, Optional<String> reference, Optional<String> context) {

    public static Judged of(String question, String answer) {
        return new Judged(question, answer, Optional.empty(), Optional.empty());
    }

    public Judged reference(String text) {
        return new Judged(question, answer, Optional.of(text), context);
    }

    public Judged context(String text) {
        return new Judged(question, answer, reference, Optional.of(text));
    }

    /** Tells lengths, never the texts. */
    @Override
    public String toString() {
        return "Judged{question of " + question.length() + ", answer of " + answer.length() + " characters}";
    }
}
