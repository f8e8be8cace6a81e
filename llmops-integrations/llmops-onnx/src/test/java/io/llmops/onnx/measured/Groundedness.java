package io.llmops.onnx.measured;

import io.llmops.evaluation.Embedding;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.text.Words;
import io.llmops.onnx.Calls;
import io.llmops.onnx.SemanticGroundedness;
import io.llmops.onnx.SentenceEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Right answers about a text against hallucinated ones, and whole answers against those with a foreign sentence. */
final class Groundedness {

    private static final int ANSWERS = 300;
    private static final int SENTENCES = 3;
    private static final int FEW_WORDS = 5;
    private static final int SOME_WORDS = 8;

    private final Data data;
    private final Evaluator semantic;
    private final Evaluator lexical = new io.llmops.evaluation.heuristic.Groundedness();
    private final Embedding embedding;

    Groundedness(SentenceEmbedder embedder, Data data) {
        this.data = data;
        this.semantic = new SemanticGroundedness(embedder);
        this.embedding = new Remembering(embedder);
    }

    void print() {
        System.out.println("semantic_groundedness, grounded against not, beside the lexical groundedness, the cosine of"
                + " answer and context, and the number of words:");
        print("HaluEval", data.right, data.hallucinated);
        print(
                "HaluEval, of like length",
                data.right.stream().filter(it -> words(it) >= FEW_WORDS).toList(),
                data.hallucinated.stream().filter(it -> words(it) <= SOME_WORDS).toList());
        print("sentences, another context", data.hallucinated, withOtherContexts());
        print("one of three foreign", joined(0), joined(1));
    }

    private static int words(Data.Row row) {
        return Words.of(row.answer()).size();
    }

    private void print(String what, List<Data.Row> good, List<Data.Row> bad) {
        List<Data.Row> judgedGood = judged(good);
        List<Data.Row> judgedBad = judged(bad);
        ToDoubleFunction<Data.Row> byMeaning = it -> score(semantic, it).orElseThrow();
        System.out.printf(
                "  %-28s %d against %d: AUROC %.3f, lexical %.3f, cosine %.3f, words %.3f;"
                        + " below 0.6: %.1f %% and %.1f %%%n",
                what,
                judgedGood.size(),
                judgedBad.size(),
                auroc(byMeaning, judgedGood, judgedBad),
                auroc(it -> score(lexical, it).orElseThrow(), judgedGood, judgedBad),
                auroc(
                        it -> Embedding.cosine(embedding.embed(it.answer()), embedding.embed(it.context())),
                        judgedGood,
                        judgedBad),
                auroc(it -> -words(it), judgedGood, judgedBad),
                below(byMeaning, judgedGood),
                below(byMeaning, judgedBad));
    }

    /** Those that both evaluators judge: not "yes" and "no". */
    private List<Data.Row> judged(List<Data.Row> rows) {
        return rows.stream()
                .filter(it ->
                        score(semantic, it).isPresent() && score(lexical, it).isPresent())
                .toList();
    }

    private static Optional<Double> score(Evaluator evaluator, Data.Row row) {
        return evaluator
                .evaluate(Calls.grounded(row.context(), row.question(), row.answer()))
                .map(Evaluation::score);
    }

    private static double auroc(ToDoubleFunction<Data.Row> score, List<Data.Row> good, List<Data.Row> bad) {
        return Auroc.of(
                good.stream().map(score::applyAsDouble).toList(),
                bad.stream().map(score::applyAsDouble).toList());
    }

    private static double below(ToDoubleFunction<Data.Row> score, List<Data.Row> rows) {
        return 100.0 * rows.stream().filter(it -> score.applyAsDouble(it) < 0.6).count() / rows.size();
    }

    private List<Data.Row> withOtherContexts() {
        Random random = new Random(1);
        List<Data.Row> rows = new ArrayList<>();
        for (Data.Row row : data.hallucinated) {
            rows.add(new Data.Row(other(row, random).context(), row.question(), row.answer()));
        }
        return rows;
    }

    /** Answers of three sentences to the contexts of all but so many of them. */
    private List<Data.Row> joined(int foreign) {
        Random random = new Random(1);
        List<Data.Row> rows = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            List<String> contexts = new ArrayList<>();
            List<String> sentences = new ArrayList<>();
            Data.Row row = data.hallucinated.get(random.nextInt(data.hallucinated.size()));
            for (int sentence = 0; sentence < SENTENCES; sentence++) {
                row = other(row, random);
                sentences.add(row.answer());
                Data.Row another = other(row, random);
                contexts.add(sentence < foreign ? another.context() : row.context());
            }
            rows.add(new Data.Row(
                    String.join("\n", contexts), "Please answer these questions.", String.join("\n", sentences)));
        }
        return rows;
    }

    private Data.Row other(Data.Row row, Random random) {
        Data.Row other = row;
        while (other.context().equals(row.context())) {
            other = data.hallucinated.get(random.nextInt(data.hallucinated.size()));
        }
        return other;
    }
}
