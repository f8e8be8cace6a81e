package io.llmops.examples.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.llmops.testkit.server.ModelRequest;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.Test;

class ParcelDeskTest {

    @Test
    void everyWayOfAskingIsAnsweredMeasuredAndGuarded() {
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        try (otel;
                ModelServer server = ModelServer.start(Script.saying("On Friday."))) {
            OpenAIClient plain = OpenAIOkHttpClient.builder()
                    .baseUrl(server.baseUri().toString())
                    .apiKey("none")
                    .build();

            assertThat(ParcelDesk.answers(otel, plain))
                    .containsOnly("On Friday.")
                    .hasSize(3);

            assertThat(server.requests())
                    .hasSize(3)
                    .extracting(ModelRequest::toString)
                    .allMatch(request -> request.contains("[REDACTED:"))
                    .noneMatch(request -> request.contains("sk_live_"));
            assertThat(counted(metrics, "gen_ai.client.inference.duration")).isEqualTo(3);
            assertThat(counted(metrics, "gen_ai.client.inference.operation.input_tokens"))
                    .isEqualTo(3);
            plain.close();
        }
    }

    private static long counted(InMemoryMetricReader metrics, String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getHistogramData().getPoints().stream())
                .mapToLong(HistogramPointData::getCount)
                .sum();
    }
}
