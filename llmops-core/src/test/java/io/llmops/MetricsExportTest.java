package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.LlmRequest;
import io.llmops.telemetry.MicrometerMetrics;
import io.llmops.telemetry.Naming;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where metrics go, by what the application gave and what it said. */
class MetricsExportTest {

    private final MemoryBackend backend = new MemoryBackend();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void autoExportsNothingTwice() {
        assertGoes(both(MetricsExport.AUTO), true, false);
        assertGoes(LlmOps.builder().openTelemetry(backend.otel), true, false);
        assertGoes(LlmOps.builder().micrometer(MicrometerMetrics.on(registry)), false, true);
    }

    @Test
    void autoFallsBackToMicrometerWhereOpenTelemetryHasNoReader() {
        assertGoes(both(MetricsExport.AUTO).openTelemetry(withoutReader()), false, true);
        assertGoes(both(MetricsExport.AUTO).openTelemetry(OpenTelemetry.noop()), false, true);
    }

    @Test
    void whatIsSaidIsDone() {
        assertGoes(both(MetricsExport.OPENTELEMETRY), true, false);
        assertGoes(both(MetricsExport.MICROMETER), false, true);
        assertGoes(both(MetricsExport.BOTH), true, true);
        assertGoes(both(MetricsExport.NONE), false, false);
    }

    @Test
    void openTelemetryWithoutAReaderIsNotReplacedWhereItWasAskedFor() {
        assertGoes(both(MetricsExport.OPENTELEMETRY).openTelemetry(withoutReader()), false, false);
    }

    @Test
    void anExtensionHearsWhereverTheApplicationExports() {
        for (MetricsExport export : MetricsExport.values()) {
            MemoryBackend watched = new MemoryBackend();
            ask(both(export).with(new AttachedMeters(watched.otel.getMeterProvider())));
            assertThat(watched.points("gen_ai.client.inference.duration"))
                    .as(export.name())
                    .hasSize(1);
        }
    }

    @Test
    void saysWhatIsMissingAndHowToMendIt() {
        assertThat(warning(LlmOps.builder()))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("No exporter is attached", "openTelemetry(", "micrometer(", "MetricsExport.NONE"));
        assertThat(warning(LlmOps.builder().openTelemetry(withoutReader())))
                .hasValueSatisfying(text -> assertThat(text).contains("no metric reader"));
        assertThat(warning(LlmOps.builder().openTelemetry(backend.otel).metricsExport(MetricsExport.MICROMETER)))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("no metric reader"));
    }

    @Test
    void saysNothingWhereMetricsGoSomewhereOrNowhereOnPurpose() {
        for (MetricsExport export : MetricsExport.values()) {
            assertThat(warning(both(export))).isEmpty();
        }
        assertThat(warning(LlmOps.builder().metricsExport(MetricsExport.NONE))).isEmpty();
    }

    private LlmOpsBuilder both(MetricsExport export) {
        return LlmOps.builder()
                .openTelemetry(backend.otel)
                .micrometer(MicrometerMetrics.on(registry))
                .metricsExport(export);
    }

    private static OpenTelemetry withoutReader() {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder().build())
                .build();
    }

    private static Optional<String> warning(LlmOpsBuilder settings) {
        return new ApplicationMetrics(settings, Naming.BOTH, io.llmops.record.Failures.loggedOnly()).warning();
    }

    private void assertGoes(LlmOpsBuilder settings, boolean toOpenTelemetry, boolean toMicrometer) {
        long pointsBefore = points();
        long timersBefore = timings();
        ask(settings);
        assertThat(points() - pointsBefore).as("OpenTelemetry").isEqualTo(toOpenTelemetry ? 1 : 0);
        assertThat(timings() - timersBefore).as("Micrometer").isEqualTo(toMicrometer ? 1 : 0);
    }

    private static void ask(LlmOpsBuilder settings) {
        try (LlmOps ops = settings.build()) {
            ops.instrument(new ScriptedClient()).chat(LlmRequest.of("gpt-4o", "Hi"));
        }
    }

    private long points() {
        return backend.points("gen_ai.client.inference.duration").stream()
                .mapToLong(point -> ((io.opentelemetry.sdk.metrics.data.HistogramPointData) point).getCount())
                .sum();
    }

    private long timings() {
        return registry.find("gen_ai.client.inference.duration").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}
