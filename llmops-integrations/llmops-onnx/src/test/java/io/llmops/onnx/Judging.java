package io.llmops.onnx;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;

/** A program that judges one answer as an application would. */
final class Judging {

    private Judging() {}

    public static void main(String[] args) {
        SentenceEmbedder embedder = SentenceEmbedder.create();
        Evaluator relevance = new SemanticRelevance(embedder);
        Evaluator groundedness = new SemanticGroundedness(embedder);
        System.out.println("wired up " + groundedness.getClass().getSimpleName());
        try {
            System.out.println("judged: "
                    + relevance
                            .evaluate(Calls.of("A secret question about cats", "Cats like secret questions."))
                            .map(Evaluation::label)
                            .orElse("empty"));
        } catch (ModelUnavailableException e) {
            System.out.println(e.getMessage());
            System.out.println("judged: nothing");
        }
    }
}
