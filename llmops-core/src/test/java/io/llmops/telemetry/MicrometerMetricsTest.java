package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.llmops.LlmOps;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {

    private static final Attributes CHAT = Attributes.of(Attribute.OPERATION_NAME, "chat");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMetrics metrics = MicrometerMetrics.on(registry);

    @Test
    void durationsAreTimersAndCountsAreCounters() {
        record(Metric.INFERENCE_DURATION, 1.25);
        metrics.record(Metric.USAGE_INPUT_TOKENS, 100, CHAT, Context.root());
        metrics.record(Metric.OPERATION_INPUT_TOKENS, 100, CHAT, Context.root());
        record(Metric.COST, 0.5);

        Timer duration = registry.get("gen_ai.client.inference.duration").timer();
        assertThat(duration.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_250);
        assertThat(duration.getId().getDescription()).isEqualTo(Metric.INFERENCE_DURATION.description());
        assertThat(duration.getId().getTag("gen_ai.operation.name")).isEqualTo("chat");
        assertThat(duration.getId().getTag("error.type")).isEqualTo("none");
        assertThat(registry.get("gen_ai.client.inference.usage.input_tokens").counter())
                .extracting(Counter::count)
                .isEqualTo(100.0);
        assertThat(registry.get("gen_ai.client.inference.operation.input_tokens")
                        .summary())
                .extracting(DistributionSummary::max)
                .isEqualTo(100.0);
        assertThat(registry.get("llmops.cost").counter().count()).isEqualTo(0.5);
    }

    @Test
    void aMeterThatTheApplicationRemovesComesBackWithTheNextNumber() {
        record(Metric.OPERATION_DURATION, 1);
        record(Metric.LEGACY_INFERENCE_DURATION, 1);
        registry.remove(registry.get("gen_ai.client.operation.duration").timer());

        record(Metric.OPERATION_DURATION, 2);
        record(Metric.LEGACY_INFERENCE_DURATION, 2);

        assertThat(registry.get("gen_ai.client.operation.duration").timer().count())
                .isEqualTo(2);
    }

    @Test
    void clearingTheRegistryLosesNoLaterNumber() {
        for (int i = 0; i < 2_100; i++) {
            count(i);
        }
        registry.clear();
        count(0);
        count(2_099);

        assertThat(registry.find("llmops.outcomes").counters())
                .hasSize(2)
                .allSatisfy(counter -> assertThat(counter.count()).isEqualTo(1));
    }

    @Test
    void beyondTwoThousandSetsOfTagsAllFurtherOnesAreCountedTogether() {
        for (int i = 0; i < 2_005; i++) {
            count(i);
            count(i);
        }

        assertThat(registry.find("llmops.outcomes").counters()).hasSize(2_001);
        Counter overflow = registry.get("llmops.outcomes")
                .tag("llmops.outcome.name", "_OTHER")
                .tag("gen_ai.operation.name", "_OTHER")
                .counter();
        assertThat(overflow.count()).isEqualTo(10);
        assertThat(overflow.getId().getTags()).hasSameSizeAs(Metric.OUTCOMES.attributes());
    }

    @Test
    void aFilterOfTheApplicationMayDenyMeters() {
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("gen_ai.client.inference"));

        assertThatCode(() -> EveryKindOfCall.happensTo(
                        LlmOps.builder().micrometer(metrics).naming(Naming.CURRENT)))
                .doesNotThrowAnyException();

        assertThat(registry.getMeters())
                .isNotEmpty()
                .noneMatch(meter -> meter.getId().getName().startsWith("gen_ai.client.inference"));
        assertThat(registry.find("llmops.internal.failures")
                        .tag("llmops.component", "meter")
                        .counter())
                .isNull();
    }

    @Test
    void scoresHaveASumAndNoWrongBuckets() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        record(Metric.FEEDBACK_SCORE, 0.35);
        MicrometerMetrics.on(prometheus).record(Metric.FEEDBACK_SCORE, 0.35, CHAT, Context.root());

        DistributionSummary score = registry.get("llmops.feedback.score").summary();
        assertThat(score.totalAmount()).isEqualTo(0.35);
        assertThat(score.takeSnapshot().histogramCounts()).isEmpty();
        assertThat(prometheus.scrape())
                .containsPattern("llmops_feedback_score_sum\\{.*} 0.35")
                .doesNotContain("llmops_feedback_score_bucket");
    }

    private void record(Metric metric, double value) {
        metrics.record(metric, value, CHAT, Context.root());
    }

    private void count(int name) {
        metrics.record(Metric.OUTCOMES, 1, Attributes.of(Attribute.OUTCOME_NAME, "o" + name), Context.root());
    }
}
