package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.record.Failures;
import io.llmops.telemetry.MetricSink;
import io.llmops.telemetry.MicrometerMetrics;
import io.llmops.telemetry.Naming;
import io.llmops.telemetry.OpenTelemetryMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Metrics are exported once, or somebody hears why they are not. */
class ApplicationMetricsTest {

    private final OpenTelemetry withReader = OpenTelemetrySdk.builder()
            .setMeterProvider(SdkMeterProvider.builder()
                    .registerMetricReader(InMemoryMetricReader.create())
                    .build())
            .build();
    private final OpenTelemetry withoutReader = OpenTelemetrySdk.builder().build();
    private final MicrometerMetrics micrometer = MicrometerMetrics.on(new SimpleMeterRegistry());

    @Test
    void saysThatNoExporterIsAttached() {
        assertThat(metrics(LlmOps.builder()).warning().orElseThrow()).startsWith("No exporter is attached");
    }

    @Test
    void saysThatTheOpenTelemetryGivenHasNoReader() {
        ApplicationMetrics metrics = metrics(LlmOps.builder().openTelemetry(withoutReader));

        assertThat(metrics.sinks()).isEmpty();
        assertThat(metrics.warning().orElseThrow()).startsWith("The OpenTelemetry of LlmOps has no metric reader");
    }

    @Test
    void saysNothingWhereNoExportIsWanted() {
        assertThat(metrics(LlmOps.builder().metricsExport(MetricsExport.NONE)).warning())
                .isEmpty();
    }

    @Test
    void prefersOpenTelemetryWhereBothArePresent() {
        assertThat(sinks(withReader, MetricsExport.AUTO)).containsExactly(OpenTelemetryMetrics.class);
    }

    @Test
    void takesMicrometerWhereOpenTelemetryGoesNowhere() {
        assertThat(sinks(withoutReader, MetricsExport.AUTO)).containsExactly(MicrometerMetrics.class);
    }

    @Test
    void doesWhatIsConfigured() {
        assertThat(sinks(withReader, MetricsExport.OPENTELEMETRY)).containsExactly(OpenTelemetryMetrics.class);
        assertThat(sinks(withReader, MetricsExport.MICROMETER)).containsExactly(MicrometerMetrics.class);
        assertThat(sinks(withReader, MetricsExport.BOTH))
                .containsExactly(OpenTelemetryMetrics.class, MicrometerMetrics.class);
        assertThat(sinks(withReader, MetricsExport.NONE)).isEmpty();
    }

    private List<Class<?>> sinks(OpenTelemetry otel, MetricsExport export) {
        return metrics(LlmOps.builder()
                        .openTelemetry(otel)
                        .micrometer(micrometer)
                        .metricsExport(export))
                .sinks()
                .stream()
                .<Class<?>>map(MetricSink::getClass)
                .toList();
    }

    private static ApplicationMetrics metrics(LlmOpsBuilder builder) {
        return new ApplicationMetrics(builder, Naming.BOTH, Failures.loggedOnly());
    }
}
