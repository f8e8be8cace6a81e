package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Grounds;
import io.llmops.evaluation.text.SentenceWords;
import io.llmops.evaluation.text.Words;
import java.util.Optional;

/**
 * Lexical groundedness: how much of the answer stands in what the request {@linkplain Grounds gives to answer from}. Of
 * each sentence with content words g = (c + b) / 2: c is the share of its content words (numbers and names among them)
 * and b the share of its pairs of neighbouring words that stand there, compared by stems; c alone where it is one word.
 * The score is the mean of the sentences' mean and worst. Content words are {@linkplain SentenceWords those} that are no
 * function words. Pairs are a form of ROUGE-2 precision (Lin, 2004) of the answer against its context. Watch its fall:
 * the level depends on how freely the model puts things. It does not see a true sentence in other words, nor a false one
 * in the context's own. Not judged without a context.
 */
public final class Groundedness implements TextEvaluator {

    public static final String NAME = "groundedness";

    private static final double PASS = 0.4;
    private static final int PERCENT = 100;

    public Groundedness() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.hasWords() || texts.grounds().isEmpty()) {
            return Optional.empty();
        }
        Words answer = texts.answerWords();
        Grounds grounds = texts.grounds();
        int sentences = 0;
        double sum = 0;
        double worst = 1;
        for (int from = 0; from < answer.size(); ) {
            int to = SentenceWords.end(answer, from);
            double grounded = grounded(answer, from, to, grounds);
            if (!Double.isNaN(grounded)) {
                sentences++;
                sum += grounded;
                worst = Math.min(worst, grounded);
            }
            from = to;
        }
        return sentences == 0 ? Optional.empty() : Optional.of(evaluation(sum / sentences, worst, sentences));
    }

    /** Of one sentence; NaN where it has no content word. */
    private static double grounded(Words answer, int from, int to, Grounds grounds) {
        int content = 0;
        int known = 0;
        int pairs = 0;
        for (int i = from; i < to; i++) {
            if (SentenceWords.isContent(answer, i)) {
                content++;
                known += grounds.has(answer, i) ? 1 : 0;
            }
            pairs += i > from && grounds.hasPair(answer, i) ? 1 : 0;
        }
        if (content == 0) {
            return Double.NaN;
        }
        double words = (double) known / content;
        return to - from == 1 ? words : (words + (double) pairs / (to - from - 1)) / 2;
    }

    private static Evaluation evaluation(double mean, double worst, int sentences) {
        double score = (mean + worst) / 2;
        return new Evaluation(
                NAME,
                score,
                score >= PASS ? "grounded" : "ungrounded",
                percent(mean) + " of " + sentences + " sentences is in the context's words, of the worst "
                        + percent(worst),
                PASS);
    }

    private static String percent(double share) {
        return Math.round(PERCENT * share) + " %";
    }
}
