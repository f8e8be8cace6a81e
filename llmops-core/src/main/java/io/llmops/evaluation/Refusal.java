package io.llmops.evaluation;

import io.llmops.call.LlmCall;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the answer is an answer: 0 for an empty one or one that begins by declining, 1 otherwise. Declining is a
 * phrase out of a list within the first {@value #OPENING} characters; English only.
 */
public final class Refusal implements Evaluator {

    public static final String NAME = "answered";

    private static final int OPENING = 160;
    private static final List<String> PHRASES = List.of(
            "i'm sorry, but i can",
            "i am sorry, but i can",
            "i can't help with",
            "i cannot help with",
            "i can't assist",
            "i cannot assist",
            "i'm not able to",
            "i am not able to",
            "i'm unable to",
            "i am unable to",
            "as an ai language model",
            "i won't be able to",
            "i must decline");

    public Refusal() {}

    @Override
    public Optional<Evaluation> evaluate(LlmCall call) {
        if (!Texts.isAnsweredInText(call)) {
            return Optional.empty();
        }
        String answer = Texts.answer(call).strip();
        if (answer.isEmpty()) {
            return Optional.of(new Evaluation(NAME, 0, "empty", "the answer is empty"));
        }
        String opening = answer.substring(0, Math.min(OPENING, answer.length()))
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
        boolean declines = PHRASES.stream().anyMatch(opening::contains);
        return Optional.of(
                declines
                        ? new Evaluation(NAME, 0, "refusal", "the answer opens by declining")
                        : new Evaluation(NAME, 1, "answer", "the answer does not open by declining"));
    }
}
