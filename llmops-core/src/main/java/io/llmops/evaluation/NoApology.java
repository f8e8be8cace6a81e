package io.llmops.evaluation;

import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;

/**
 * Whether the answer opens without an apology: 0 where it says "sorry", "leider", "malheureusement" or the like within the
 * first {@value #OPENING} words, 1 otherwise; "I'm sorry to hear that" is none. Apart from {@linkplain Refusal declining},
 * because answers that apologise and then answer show a model that has become unsure. The same languages.
 */
public final class NoApology implements TextEvaluator {

    public static final String NAME = "no_apology";

    private static final int OPENING = 40;

    public NoApology() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.hasWords()) {
            return Optional.empty();
        }
        boolean apologises = Declining.in(texts.answerWords(), OPENING).apologises();
        return Optional.of(
                apologises
                        ? new Evaluation(NAME, 0, "apology", "the answer opens with an apology")
                        : new Evaluation(NAME, 1, "none", "the answer does not open with an apology"));
    }
}
