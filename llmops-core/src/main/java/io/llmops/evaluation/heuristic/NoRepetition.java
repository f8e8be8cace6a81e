package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Repeats;
import io.llmops.evaluation.text.Words;
import java.util.Optional;

/**
 * Whether the answer says things once. The score is 1 − max(r, l): r is the share of its rows of four words that stood in
 * it before (seq-rep-4 of Welleck et al., "Neural Text Generation with Unlikelihood Training", ICLR 2020: 0.006 in human
 * text, 0.44 where greedy decoding degenerates), l the share of words in its longest loop: a stretch in which each word
 * equals that p words earlier for some p, at least {@value Repeats#LEAST_LOOP} words and two rounds. Labels {@code loop} and
 * {@code repetitive} where the score is below a half. Linear in the answer's length. Tables, forms and choruses repeat by
 * right and score lower than prose; code between fences is left out. Not judged below {@value #LEAST_WORDS} words.
 */
public final class NoRepetition implements TextEvaluator {

    public static final String NAME = "no_repetition";

    private static final int LEAST_WORDS = 20;
    private static final int PERCENT = 100;

    public NoRepetition() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.hasWords()) {
            return Optional.empty();
        }
        Words words = texts.answerWords();
        Repeats repeats = Repeats.in(words);
        if (repeats.words() < LEAST_WORDS) {
            return Optional.empty();
        }
        double loop = (double) repeats.loop() / repeats.words();
        double score = 1 - Math.max(repeats.share(), loop);
        String label = score >= 0.5 ? "varied" : loop >= repeats.share() * 0.9 ? "loop" : "repetitive";
        return Optional.of(new Evaluation(
                NAME,
                score,
                label,
                Math.round(PERCENT * repeats.share()) + " % of its rows of four words stood in it before, "
                        + Math.round(PERCENT * loop) + " % of its words are in one loop"
                        + (loop > 0 ? " of " + repeats.period() + " words" : "")));
    }
}
