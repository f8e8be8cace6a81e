package io.llmops.examples.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.testkit.server.ModelServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.Test;

class ParcelAssistantTest {

    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();

    @Test
    void answersAndIsMeasuredWithoutAKey() {
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        try (otel;
                ModelServer server = ParcelAssistant.provider()) {
            assertThat(ParcelAssistant.run(otel, server.baseUri(), "Where is parcel 7? My key: " + fakeKey()))
                    .isEqualTo("It is at the depot.");

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.body().toString())
                            .doesNotContain(fakeKey())
                            .contains("[REDACTED:"));
            assertThat(calls()).isEqualTo(2);
        }
    }

    /** Of the form of an AWS access key; nobody's. */
    private static String fakeKey() {
        return "AKIA" + "Q3EGRT7NBXZP2WKD";
    }

    private long calls() {
        MetricData duration = metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("gen_ai.client.inference.duration"))
                .findFirst()
                .orElseThrow();
        return duration.getHistogramData().getPoints().stream()
                .filter(point ->
                        "openai".equals(point.getAttributes().get(AttributeKey.stringKey("gen_ai.provider.name"))))
                .mapToLong(HistogramPointData::getCount)
                .sum();
    }
}
