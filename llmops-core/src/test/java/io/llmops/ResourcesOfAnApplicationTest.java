package io.llmops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.resource.HostResources;
import io.llmops.resource.NvidiaSmi;
import io.llmops.resource.ResourceMetrics;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ResourcesOfAnApplicationTest {

    private final InMemoryMetricReader ours = InMemoryMetricReader.create();
    private final InMemoryMetricReader theirs = InMemoryMetricReader.create();

    @Test
    void areReportedToTheApplicationAndToItsExtensionsUntilItIsClosed() throws Exception {
        LlmOps ops = LlmOps.builder()
                .openTelemetry(OpenTelemetrySdk.builder()
                        .setMeterProvider(meters(ours))
                        .build())
                .with(extension())
                .resources(NvidiaSmi.onPath(), new HostResources())
                .resourceInterval(Duration.ofSeconds(1))
                .build();

        awaitMemory(ours);
        awaitMemory(theirs);
        ops.close();

        assertThat(names(ours)).doesNotContain(ResourceMetrics.SYSTEM_MEMORY_LIMIT.name());
        assertThat(names(theirs)).doesNotContain(ResourceMetrics.SYSTEM_MEMORY_LIMIT.name());
    }

    @Test
    void areRefusedWithAnIntervalOutOfReason() {
        assertThatThrownBy(() -> LlmOps.builder().resourceInterval(Duration.ofMillis(1)))
                .hasMessageContaining("PT0.001S")
                .hasMessageContaining("1 s to 1 h");
    }

    private static void awaitMemory(InMemoryMetricReader reader) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!names(reader).contains(ResourceMetrics.SYSTEM_MEMORY_LIMIT.name())) {
            assertThat(System.nanoTime()).as("no memory yet").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Set<String> names(InMemoryMetricReader reader) {
        return reader.collectAllMetrics().stream().map(MetricData::getName).collect(Collectors.toSet());
    }

    private static SdkMeterProvider meters(InMemoryMetricReader reader) {
        return SdkMeterProvider.builder().registerMetricReader(reader).build();
    }

    private Extension extension() {
        MeterProvider provider = meters(theirs);
        return new Extension() {
            @Override
            public Attachment start(Surroundings surroundings) {
                return new Attachment(List.of(), List.of(provider));
            }

            @Override
            public void onEvent(OpsEvent event) {}

            @Override
            public void close() {}
        };
    }
}
