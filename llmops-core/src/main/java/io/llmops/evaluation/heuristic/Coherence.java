package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Characters;
import io.llmops.evaluation.text.Words;
import java.util.Optional;

/**
 * Whether the answer hangs together, as far as its surface shows: the smallest of three scores.
 *
 * <ul>
 *   <li>{@code garbled}: 1 − {@value #DAMAGE_WEIGHT} d, where d is the share of characters that only damage leaves
 *       behind ({@link Characters}), with words of mixed alphabets as five characters each.
 *   <li>{@code broken}: the share of long sentences that have a function word, where the text is in a language known
 *       here; below {@value #LEAST_SENTENCES} such sentences not judged.
 *   <li>{@code disconnected}: twice the share of sentences, from the second, that take up a content word of one of the
 *       three before or of the question, at most 1; the word overlap of Foltz, Kintsch and Landauer ("The measurement of
 *       textual coherence with latent semantic analysis", 1998) without the latent space. Below {@value
 *       #LEAST_SENTENCES} sentences not judged.
 * </ul>
 *
 * <p>It does not see contradictions, nor nonsense in sentences that follow each other well. Lists of unlike things score
 * low.
 */
public final class Coherence implements TextEvaluator {

    public static final String NAME = "coherence";

    private static final int DAMAGE_WEIGHT = 20;
    private static final int MIXED_WORD = 5;
    private static final int LEAST_SENTENCES = 4;
    private static final double PASS = 0.5;
    private static final int PERCENT = 100;

    public Coherence() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.isAnsweredInText() || texts.answerCharacters().characters() == 0) {
            return Optional.empty();
        }
        Characters characters = texts.answerCharacters();
        Words words = texts.answerWords();
        double clean = clean(characters);
        Links links = Links.in(words, texts.questionWords());
        double linked = links.sentences() < LEAST_SENTENCES ? 1 : Math.min(1, 2 * links.share());
        double whole = links.longSentences() < LEAST_SENTENCES || !links.isLanguageKnown() ? 1 : links.wholeShare();
        double score = Math.min(clean, Math.min(linked, whole));
        String label =
                score >= PASS ? "coherent" : score == clean ? "garbled" : score == whole ? "broken" : "disconnected";
        return Optional.of(new Evaluation(
                NAME,
                score,
                label,
                characters.damaged() + " damaged characters, " + characters.mixedWords() + " words of mixed alphabets, "
                        + Math.round(PERCENT * links.share()) + " % of " + links.sentences() + " sentences linked",
                PASS));
    }

    private static double clean(Characters characters) {
        double damaged = characters.damaged() + (double) MIXED_WORD * characters.mixedWords();
        return Math.max(0, 1 - DAMAGE_WEIGHT * damaged / characters.characters());
    }
}
