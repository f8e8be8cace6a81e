package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;

/**
 * Whether the answer is as long as one would think: against what the question asks for ("in at most 50 words",
 * "in one sentence"), else against the question itself. With a limit the score is 1 within a fifth of it and
 * the ratio of the smaller to the larger beyond. Without one it is 1 where the answer has {@value #LEAST_RATIO} to
 * {@value #MOST_RATIO} times the characters of the question, and falls to 0 with the logarithm, tenfold beyond either end.
 * The ends come from the 0.1 % and 99.9 % quantiles of output to input tokens in the Azure LLM inference traces of 2023 (Patel et
 * al., Splitwise, ISCA 2024), 0.0008 for code and 18 for chat; the latter tenfold, because here the input is the last
 * question alone. So it falls for answers without any measure; how long answers are on the whole, the token metrics tell.
 */
public final class PlausibleLength implements TextEvaluator {

    public static final String NAME = "plausible_length";

    private static final double LEAST_RATIO = 0.001;
    private static final double MOST_RATIO = 200;
    private static final double TOLERANCE = 1.2;
    private static final double TENTHS = 10;

    public PlausibleLength() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.hasWords() || texts.questionWords().size() == 0) {
            return Optional.empty();
        }
        Optional<LengthRequest> limit = LengthRequest.in(texts.questionWords());
        return Optional.of(limit.isPresent() ? against(limit.get(), texts) : againstQuestion(texts));
    }

    private static Evaluation against(LengthRequest limit, CallTexts texts) {
        if (texts.answerExcerpt().cut()) {
            return new Evaluation(
                    NAME, 0, "long", "the answer is far longer than any limit that is asked for in words");
        }
        int actual = limit.measure(texts.answerWords());
        double ratio = (double) actual / limit.amount();
        boolean tooLong = ratio > TOLERANCE;
        boolean tooShort = !limit.atMost() && ratio < 1 / TOLERANCE;
        double score = tooLong || tooShort ? Math.min(ratio, 1 / ratio) : 1;
        return new Evaluation(
                NAME,
                score,
                tooLong ? "long" : tooShort ? "short" : "as-asked",
                "the answer is " + tenths(ratio) + " times as long as was asked for");
    }

    private static Evaluation againstQuestion(CallTexts texts) {
        double ratio = (double) texts.answer().length() / texts.questionLength();
        double beyond = Math.max(LEAST_RATIO / ratio, ratio / MOST_RATIO);
        double score = beyond <= 1 ? 1 : Math.max(0, 1 - Math.log10(beyond));
        String label = beyond <= 1 ? "plausible" : ratio < 1 ? "short" : "long";
        return new Evaluation(
                NAME,
                score,
                label,
                "the answer has " + texts.answer().length() + " characters, " + tenths(ratio)
                        + " times the question's");
    }

    private static double tenths(double ratio) {
        return Math.round(TENTHS * ratio) / TENTHS;
    }
}
