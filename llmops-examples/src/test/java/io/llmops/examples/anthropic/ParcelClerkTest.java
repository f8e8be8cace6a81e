package io.llmops.examples.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import io.llmops.testkit.server.ModelRequest;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.Test;

class ParcelClerkTest {

    @Test
    void everyWayOfAskingIsAnsweredMeasuredAndGuarded() {
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        try (otel;
                ModelServer server = ModelServer.start(Script.saying("On Friday."))) {
            AnthropicClient plain = AnthropicOkHttpClient.builder()
                    .baseUrl(server.rootUri().toString())
                    .apiKey("none")
                    .build();

            assertThat(ParcelClerk.answers(otel, plain))
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
