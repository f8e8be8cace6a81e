package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.evaluation.Evaluation;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationEventsTest {

    private final MemoryBackend backend = new MemoryBackend();
    private final Deque<Double> scores = new ArrayDeque<>();
    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void anEvaluationBelongsToTheSpanOfItsCallThoughItComesLater() {
        evaluate(new EvaluationEvents(true, 0), 0.3);

        LogRecordData event = events().get(0);
        assertThat(event.getSpanContext()).isEqualTo(backend.spans().get(0).getSpanContext());
        assertThat(event.getAttributes().get(Attribute.EVALUATION_NAME)).isEqualTo("quality");
        assertThat(event.getAttributes().get(Attribute.EVALUATION_SCORE)).isEqualTo(0.3);
        assertThat(event.getAttributes().get(Attribute.EVALUATION_LABEL)).isEqualTo("some");
        assertThat(event.getAttributes().get(Attribute.EVALUATION_EXPLANATION)).isEqualTo("because");
        assertThat(event.getAttributes().get(Attribute.RESPONSE_ID)).isEqualTo("r1");
    }

    @Test
    void onlyThoseBelowTheirThresholdAreToldUnlessOthersAreSampled() {
        evaluate(new EvaluationEvents(true, 0), 0.4999, 0.5, 1);
        assertThat(events()).hasSize(1);

        evaluate(new EvaluationEvents(false, 0), 0.1, 0.9);
        assertThat(events()).hasSize(1);

        evaluate(new EvaluationEvents(false, 1), 0.1, 0.9);
        assertThat(events()).hasSize(3);
    }

    @Test
    void byDefaultAboutOneInAHundredOfTheGoodOnesIsTold() {
        evaluate(EvaluationEvents.defaults(), Collections.nCopies(20_000, 1.0));

        // 200 expected, standard deviation 14
        assertThat(events()).hasSizeBetween(100, 300);
    }

    @Test
    void theMetricCountsAll() {
        evaluate(new EvaluationEvents(false, 0), 0.1, 0.5, 0.9);

        assertThat(backend.points("llmops.evaluation.score"))
                .extracting(point -> ((HistogramPointData) point).getCount())
                .containsExactly(3L);
        assertThat(events()).isEmpty();
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatThrownBy(() -> new EvaluationEvents(true, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> new EvaluationEvents(true, Double.NaN)).hasMessageContaining("NaN");
    }

    private List<LogRecordData> events() {
        return backend.events("gen_ai.evaluation.result");
    }

    private void evaluate(EvaluationEvents which, double... all) {
        evaluate(which, Arrays.stream(all).boxed().toList());
    }

    private void evaluate(EvaluationEvents which, List<Double> all) {
        scores.addAll(all);
        ScriptedClient provider = new ScriptedClient();
        provider.answer =
                asked -> LlmResponse.builder().id("r1").choice(Choice.of("Hi")).build();
        try (LlmOps ops = LlmOps.builder()
                .openTelemetry(backend.otel)
                .evaluationEvents(which)
                .evaluators(List.of(call -> Optional.of(new Evaluation("quality", scores.pop(), "some", "because"))))
                .evaluationExecutor(waiting::add)
                .build()) {
            all.forEach(score -> ops.instrument(provider).chat(LlmRequest.of("m", "Hi")));
        }
        waiting.forEach(Runnable::run);
        waiting.clear();
    }
}
