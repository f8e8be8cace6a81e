package io.llmops.probe.match;

import io.llmops.evaluation.Embedding;
import io.llmops.probe.judge.Judge;
import io.llmops.probe.judge.Judged;
import io.llmops.probe.judge.Judgement;
import java.util.List;
import java.util.Optional;

/**
 * Carries matches out. Thread-safe as far as embedding and judge are.
 *
 * @param embedding needed for {@link SimilarMatch}
 * @param judge needed for {@link JudgedMatch}
 */
public record Checker(Optional<Embedding> embedding, Optional<Judge> judge) {

    /** Of a longer answer only the beginning is looked at. */
    public static final int MAX_CHARS = 1_000_000;

    /** Without embedding and judge. */
    public static Checker ofTexts() {
        return new Checker(Optional.empty(), Optional.empty());
    }

    /** What this match lacks here, with the fix; empty where it can be carried out. */
    public Optional<String> missing(Match match) {
        if (match instanceof SimilarMatch && embedding.isEmpty()) {
            return Optional.of("the matcher 'embedding' needs an Embedding; give one, or use another matcher");
        }
        if (match instanceof JudgedMatch && judge.isEmpty()) {
            return Optional.of("the matcher 'judge' needs a Judge; give one, or use another matcher");
        }
        return Optional.empty();
    }

    /**
     * Looks at an answer.
     *
     * @throws CheckException if it can be called neither right nor wrong
     * @throws RuntimeException what embedding and judge throw
     */
    public Checked check(Match match, String question, String answer) {
        String seen = answer.length() > MAX_CHARS ? answer.substring(0, MAX_CHARS) : answer;
        if (match instanceof TextMatch text) {
            return Checked.of(text.matches(seen));
        }
        if (match instanceof SimilarMatch similar) {
            return similar(similar, seen);
        }
        return judged((JudgedMatch) match, question, seen);
    }

    private Checked similar(SimilarMatch match, String answer) {
        List<float[]> both = embedding
                .orElseThrow(() -> new IllegalStateException(missing(match).orElseThrow()))
                .embedAll(List.of(match.expected(), answer));
        double cosine = Embedding.cosine(both.get(0), both.get(1));
        return new Checked(
                cosine >= match.atLeast(), Math.max(0, cosine), Checked.of(true).costUsd());
    }

    private Checked judged(JudgedMatch match, String question, String answer) {
        Judgement judgement = judge.orElseThrow(
                        () -> new IllegalStateException(missing(match).orElseThrow()))
                .judge(new Judged(question, answer, match.reference(), match.context()), match.rubric());
        if (!judgement.isKnown()) {
            throw new CheckException("judge_unusable", "The judge gave no usable grade");
        }
        return new Checked(judgement.passes(match.atLeast()), judgement.score(), judgement.costUsd());
    }
}
