package io.llmops.onnx.measured;

import io.llmops.evaluation.Embedding;
import io.llmops.onnx.Calls;
import io.llmops.onnx.InputDrift;
import io.llmops.onnx.SentenceEmbedder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Inputs of which a share is about something else: requests to an assistant among questions about texts. */
final class Drift {

    private static final int STREAMS = 200;
    private static final int REFERENCE = 1_000;
    private static final int AFTER = 400;

    private final Embedding embedding;
    private final List<String> questions;
    private final List<String> requests;

    Drift(SentenceEmbedder embedder, Data data) {
        this.embedding = new Remembering(embedder);
        this.questions = data.questions();
        this.requests = data.requests;
    }

    void print() {
        System.out.println("llmops.input.drift after " + REFERENCE + " inputs and " + AFTER + " more, " + STREAMS
                + " streams; share of other inputs, then 5 %, 50 %, 95 %, 99 % and the largest value:");
        for (double share : new double[] {0, 0.05, 0.1, 0.25, 0.5, 1}) {
            double[] distances = new double[STREAMS];
            for (int i = 0; i < STREAMS; i++) {
                distances[i] = distance(share, new Random(i));
            }
            Arrays.sort(distances);
            System.out.printf(
                    "  %3.0f %%: %.3f  %.3f  %.3f  %.3f  %.3f%n",
                    100 * share,
                    distances[STREAMS / 20],
                    distances[STREAMS / 2],
                    distances[STREAMS * 19 / 20],
                    distances[STREAMS * 99 / 100],
                    distances[STREAMS - 1]);
        }
    }

    private double distance(double share, Random random) {
        InputDrift drift = InputDrift.learning(embedding);
        for (int i = 0; i < REFERENCE + AFTER; i++) {
            List<String> inputs = i >= REFERENCE && random.nextDouble() < share ? requests : questions;
            drift.evaluate(Calls.of(inputs.get(random.nextInt(inputs.size())), ""));
        }
        return drift.distance().orElseThrow();
    }
}
