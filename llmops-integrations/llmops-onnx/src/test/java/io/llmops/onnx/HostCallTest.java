package io.llmops.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.evaluation.Embedding;
import io.llmops.probe.GoldenRun;
import io.llmops.probe.GoldenSet;
import io.llmops.probe.RunReport;
import io.llmops.testkit.recorded.RecordedOps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCallTest {

    private static final LlmResponse ANSWER = LlmResponse.of("Parcels arrive within two days.");
    private static final LlmClient CLIENT = SimpleClient.of(request -> ANSWER);

    @Test
    void evaluationsByTheModelAreRecordedUnderTheirOwnNames() {
        try (RecordedOps recorded = new RecordedOps(builder -> builder.evaluators(List.of())
                .evaluator(new SemanticRelevance(Loaded.EMBEDDER))
                .evaluationExecutor(Runnable::run))) {
            recorded.ops().instrument(CLIENT).chat(LlmRequest.of("m", "When does my parcel come?"));

            assertThat(recorded.counts()).containsEntry("llmops.evaluation.score", 1L);
        }
    }

    @Test
    void aPlatformWithoutTheModelCostsOnlyItsEvaluations() {
        SentenceEmbedder broken = Loaded.broken();
        try (RecordedOps recorded = new RecordedOps(builder -> builder.evaluators(List.of())
                .evaluator(new SemanticRelevance(broken))
                .evaluator(InputDrift.learning(broken))
                .evaluationExecutor(Runnable::run))) {
            LlmResponse response =
                    recorded.ops().instrument(CLIENT).chat(LlmRequest.of("m", "When does my parcel come?"));

            assertThat(response).isSameAs(ANSWER);
            assertThat(recorded.counts()).doesNotContainKey("llmops.evaluation.score");
            assertThat(recorded.sums()).containsEntry("llmops.internal.failures", 2L);
        }
    }

    @Test
    void anEmbeddingThatThrowsAnErrorCostsOnlyItsEvaluations() {
        Embedding throwing = new Embedding() {
            @Override
            public float[] embed(String text) {
                throw new LinkageError("gone");
            }

            @Override
            public List<float[]> embedAll(List<String> texts) {
                throw new LinkageError("gone");
            }
        };
        try (RecordedOps recorded = new RecordedOps(builder -> builder.evaluators(List.of())
                .evaluator(new SemanticRelevance(throwing))
                .evaluationExecutor(Runnable::run))) {
            assertThat(recorded.ops().instrument(CLIENT).chat(LlmRequest.of("m", "When?")))
                    .isSameAs(ANSWER);
            assertThat(recorded.sums()).containsEntry("llmops.internal.failures", 1L);
        }
    }

    @Test
    void goldenCasesAreMatchedByMeaning(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("golden.jsonl"), """
                {"id": "same", "question": "When?", "expected": "Packages are delivered in two days.", "match": {"type": "embedding", "atLeast": 0.6}}
                {"id": "other", "question": "Who?", "expected": "Our chef is Italian.", "match": {"type": "embedding", "atLeast": 0.6}}
                """);

        RunReport report = GoldenRun.builder(GoldenSet.read(file), CLIENT, "m")
                .embedding(Loaded.EMBEDDER)
                .build()
                .run();

        assertThat(report.run().results()).extracting(it -> it.isCorrect()).containsExactly(true, false);
    }
}
