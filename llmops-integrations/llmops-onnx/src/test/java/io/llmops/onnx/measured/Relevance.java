package io.llmops.onnx.measured;

import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import io.llmops.onnx.Calls;
import io.llmops.onnx.SemanticRelevance;
import io.llmops.onnx.SentenceEmbedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Own against other questions' answers. */
final class Relevance {

    private static final int ROUNDS = 5;

    private record Pair(String question, String answer) {}

    private final Data data;
    private final Evaluator semantic;
    private final Evaluator lexical = new AnswerRelevance();

    Relevance(SentenceEmbedder embedder, Data data) {
        this.data = data;
        this.semantic = new SemanticRelevance(new Remembering(embedder));
    }

    void print() {
        System.out.println("semantic_relevance, own against other questions' answers, beside the lexical relevance:");
        print("answers of a few words", pairs(data.right));
        print("sentences", pairs(data.hallucinated));
        print(
                "paragraphs",
                data.right.stream()
                        .map(row -> new Pair(row.question(), row.context()))
                        .toList());
    }

    private static List<Pair> pairs(List<Data.Row> rows) {
        return rows.stream().map(row -> new Pair(row.question(), row.answer())).toList();
    }

    private void print(String what, List<Pair> own) {
        List<Pair> others = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS * own.size(); i++) {
            Pair pair = own.get(i % own.size());
            Pair other = pair;
            while (other.question.equals(pair.question)) {
                other = own.get(random.nextInt(own.size()));
            }
            others.add(new Pair(pair.question, other.answer));
        }
        List<Double> good = scores(semantic, own);
        List<Double> bad = scores(semantic, others);
        System.out.printf(
                "  %-24s AUROC %.3f, lexical %.3f; below 0.2: own %.1f %%, other %.1f %%; means %.2f and %.2f%n",
                what,
                Auroc.of(good, bad),
                Auroc.of(scores(lexical, own), scores(lexical, others)),
                below(good),
                below(bad),
                mean(good),
                mean(bad));
    }

    private static List<Double> scores(Evaluator evaluator, List<Pair> pairs) {
        List<Double> scores = new ArrayList<>();
        pairs.forEach(pair -> evaluator
                .evaluate(Calls.of(pair.question, pair.answer))
                .map(Evaluation::score)
                .ifPresent(scores::add));
        return scores;
    }

    private static double below(List<Double> scores) {
        return 100.0 * scores.stream().filter(it -> it < 0.2).count() / scores.size();
    }

    private static double mean(List<Double> scores) {
        return scores.stream().mapToDouble(it -> it).average().orElse(Double.NaN);
    }
}
