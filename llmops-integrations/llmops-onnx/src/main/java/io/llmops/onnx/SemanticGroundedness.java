package io.llmops.onnx;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Grounds;
import io.llmops.evaluation.text.Words;
import java.util.List;
import java.util.Optional;

/**
 * Groundedness by meaning: how near each sentence of the answer lies to what the request {@linkplain Grounds gives to answer
 * from}. Each piece of a content word is as grounded as the nearest piece of the context is near, by the cosine of their
 * vectors, the answer being read after the end of the question; a sentence as the mean of its pieces' mean and worst; the
 * answer as the mean of its sentences' mean and worst. This is the precision of BERTScore (Zhang et al., 2020) with an eye on
 * the worst.
 *
 * <p>Why not the cosine of whole sentences: it asks whether answer and context are about the same, and hallucinated answers
 * are; on HaluEval it ranks them above the right ones, see {@code docs/quality-watch.md}. Why not the worst sentence alone:
 * it finds one foreign sentence among three no better, and falls with the length of the answer.
 *
 * <p>Not judged without a context. Of the answer about the first 3,000 characters are read; of a context of more than
 * {@value #CONTEXT_CHARS} characters the sentences that share most words with the answer.
 */
public final class SemanticGroundedness implements TextEvaluator {

    public static final String NAME = "semantic_groundedness";

    private static final int CONTEXT_CHARS = 6_000;
    private static final int CONTEXT_READINGS = 8;
    private static final int ANSWER_READINGS = 4;
    private static final int QUESTION_CHARS = 300;
    /** The question takes at most this part of a reading. */
    private static final int QUESTION_SHARE = 4;

    private static final double PASS = 0.6;
    private static final int PERCENT = 100;

    private final SentenceEmbedder embedder;

    public SemanticGroundedness(SentenceEmbedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        Words context = Words.of(Grounds.text(texts.call().request()));
        if (context.size() == 0 || !texts.hasWords()) {
            return Optional.empty();
        }
        List<Piece> given = new Reading(embedder, new int[0], CONTEXT_READINGS)
                .of(ContextSentences.of(context, texts.answerWords(), CONTEXT_CHARS));
        int[] question = embedder.pieces(Tail.of(texts.question(), QUESTION_CHARS), embedder.room() / QUESTION_SHARE);
        List<Piece> answer = new Reading(embedder, question, ANSWER_READINGS).of(Sentences.of(texts.answerWords()));
        return evaluation(Nearness.ofSentences(answer, given));
    }

    private static Optional<Evaluation> evaluation(List<Nearness> sentences) {
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        double mean = sentences.stream().mapToDouble(Nearness::score).average().orElseThrow();
        double worst = sentences.stream().mapToDouble(Nearness::score).min().orElseThrow();
        double score = (mean + worst) / 2;
        return Optional.of(new Evaluation(
                NAME,
                score,
                score >= PASS ? "grounded" : "ungrounded",
                sentences.size() + " sentences are " + percent(mean) + " near the context, the worst " + percent(worst),
                PASS));
    }

    private static String percent(double share) {
        return Math.round(PERCENT * share) + " %";
    }
}
