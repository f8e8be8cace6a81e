package io.llmops.onnx;

import io.llmops.evaluation.Embedding;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;

/**
 * Answer relevance by meaning: the cosine of question and answer, 0 where it is negative. Of a long question its end is read,
 * for the question proper stands there; of a long answer its beginning, as much as the embedding reads. It knows synonyms,
 * which the lexical {@code relevance} does not. It does not know whether an answer is right, and one of a word or two says
 * little: watch its mean against its own past. The threshold is made for {@link SentenceEmbedder}.
 */
public final class SemanticRelevance implements TextEvaluator {

    public static final String NAME = "semantic_relevance";

    /** About 120 tokens. */
    private static final int QUESTION_CHARS = 500;

    private static final double PASS = 0.2;

    private final Embedding embedding;

    public SemanticRelevance(Embedding embedding) {
        this.embedding = embedding;
    }

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        String question = Tail.of(texts.question(), QUESTION_CHARS);
        if (!texts.hasWords() || texts.questionWords().size() == 0) {
            return Optional.empty();
        }
        double score = Math.max(
                0,
                Embedding.cosine(
                        embedding.embed(question),
                        embedding.embed(texts.answerExcerpt().text())));
        return Optional.of(new Evaluation(
                NAME,
                score,
                score >= PASS ? "relevant" : "irrelevant",
                "question and answer have a cosine of " + Math.round(score * 100) / 100.0,
                PASS));
    }
}
