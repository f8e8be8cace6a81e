package io.llmops.examples.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.Test;

class SpringAiAssistantTest {

    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();

    @Test
    void bothCallsAreMeasured() {
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        try (ModelServer server = ModelServer.start(Script.saying("On its way."))) {
            SpringAiAssistant.run(server.baseUri().toString(), "no-key", otel);
            assertThat(server.received()).isEqualTo(2);
        }

        MetricData duration = metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("gen_ai.client.inference.duration"))
                .findFirst()
                .orElseThrow();
        assertThat(duration.getHistogramData().getPoints())
                .extracting(HistogramPointData::getCount)
                .containsExactly(2L);
        assertThat(duration.getHistogramData()
                        .getPoints()
                        .iterator()
                        .next()
                        .getAttributes()
                        .get(AttributeKey.stringKey("gen_ai.provider.name")))
                .isEqualTo("openai");
    }
}
