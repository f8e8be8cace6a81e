package io.llmops.evaluation;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Words;
import java.util.Optional;

/**
 * Whether the answer is an answer: 0 for an empty one and for one that begins by declining, a half for one that declines
 * and then goes on to answer a part, 1 otherwise. An apology alone declines nothing: that is {@code no_apology}.
 *
 * <p>Declining is, within the first {@value #OPENING} words: a phrase that says nothing else ("I can't help with that"), or
 * one that may ("I cannot provide …") together with an apology or the model's nature or rules as the reason, or as the very
 * first words; also the finish reason {@code refusal}. It goes on to answer where a turn ("however, here is …") follows and
 * at least {@value #SUBSTANCE} words after it. Phrases of English, German, French, Spanish, Italian, Portuguese and Dutch. It
 * does not see refusals in the tone of a lecture ("it is important to respect everybody"), nor those later in an answer.
 */
public final class Refusal implements TextEvaluator {

    public static final String NAME = "answered";

    private static final int OPENING = 60;
    private static final int SUBSTANCE = 40;

    public Refusal() {}

    /** The same of an answer of which only the words are known: 0 for one that declines or is empty, 0.5, or 1. */
    public static double scoreOf(Words answer) {
        Declining opening = Declining.in(answer, OPENING);
        if (answer.size() == 0) {
            return 0;
        }
        return !opening.declines() ? 1 : goesOn(opening, answer) ? 0.5 : 0;
    }

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.isAnsweredInText()) {
            return Optional.empty();
        }
        boolean saysSo = texts.choice().flatMap(Choice::finishReason).equals(Optional.of(FinishReason.REFUSAL));
        if (saysSo) {
            return evaluation(0, "refusal", "the provider says that the model refused");
        }
        if (texts.answer().isBlank()) {
            return evaluation(0, "empty", "the answer is empty");
        }
        Words words = texts.answerWords();
        Declining opening = Declining.in(words, OPENING);
        if (!opening.declines()) {
            return evaluation(1, "answer", "the answer does not open by declining");
        }
        return goesOn(opening, words)
                ? evaluation(0.5, "partial", "the answer opens by declining and then goes on to answer")
                : evaluation(0, "refusal", "the answer opens by declining");
    }

    private static boolean goesOn(Declining opening, Words words) {
        return opening.turnsAt() >= 0 && words.size() - opening.turnsAt() >= SUBSTANCE;
    }

    private static Optional<Evaluation> evaluation(double score, String label, String explanation) {
        return Optional.of(new Evaluation(NAME, score, label, explanation));
    }
}
