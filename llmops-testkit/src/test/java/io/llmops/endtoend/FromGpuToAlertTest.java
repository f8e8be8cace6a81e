package io.llmops.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentChange.Kind;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.record.TimeSource;
import io.llmops.resource.PrometheusEndpoint;
import io.llmops.resource.PrometheusMapping;
import io.llmops.testkit.http.LoopbackServer;
import io.llmops.testkit.http.Outbound;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way through: a page of metrics, polled levels, signals with their labels, a threshold, an incident. */
class FromGpuToAlertTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String PAGE = """
            # TYPE DCGM_FI_DEV_GPU_UTIL gauge
            DCGM_FI_DEV_GPU_UTIL{gpu="0",UUID="GPU-a",modelName="NVIDIA L4",Hostname="node-1"} 98
            DCGM_FI_DEV_GPU_UTIL{gpu="1",UUID="GPU-b",modelName="NVIDIA L4",Hostname="node-1"} 3
            # TYPE DCGM_FI_DEV_FB_USED gauge
            DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-a",modelName="NVIDIA L4",Hostname="node-1"} 1024
            DCGM_FI_DEV_FB_USED{gpu="1",UUID="GPU-b",modelName="NVIDIA L4",Hostname="node-1"} 23000
            # TYPE DCGM_FI_DEV_FB_FREE gauge
            DCGM_FI_DEV_FB_FREE{gpu="0",UUID="GPU-a",modelName="NVIDIA L4",Hostname="node-1"} 22551
            DCGM_FI_DEV_FB_FREE{gpu="1",UUID="GPU-b",modelName="NVIDIA L4",Hostname="node-1"} 575
            # TYPE vllm:num_requests_waiting gauge
            vllm:num_requests_waiting{engine="0",model_name="qwen"} 40
            """;

    private final LoopbackServer exporter =
            LoopbackServer.start("exporter", 2, 1024, request -> Outbound.text(200, PAGE));
    private final InMemoryMetricReader application = InMemoryMetricReader.create();
    private final List<IncidentChange> heard = new ArrayList<>();
    private final StepTime time = new StepTime();
    private final Alerting alerting = Alerting.builder()
            .monitors(List.of(
                    above("gpu-busy", "hw.gpu.utilization", 0.95, "hw.id"),
                    above("gpu-memory-full", "hw.gpu.memory.utilization", 0.9, "hw.id"),
                    above("gpu-memory-bytes", "hw.gpu.memory.usage", 20e9, "hw.id"),
                    above("queue", "llmops.model_server.requests.waiting", 20, "gen_ai.request.model")))
            .manually()
            .onChange((change, at) -> heard.add(change))
            .build();
    private final LlmOps ops = LlmOps.builder()
            .openTelemetry(OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(application)
                            .build())
                    .build())
            .timeSource(time)
            .with(alerting)
            .resources(PrometheusEndpoint.at(exporter.uri().resolve("/metrics"))
                    .map(PrometheusMapping.dcgm())
                    .map(PrometheusMapping.vllm())
                    .build())
            .resourceInterval(Duration.ofHours(1))
            .build();

    @AfterEach
    void close() {
        ops.close();
        exporter.close();
    }

    @Test
    void aBusyGpuAFullOneAndAQueueFireEachByItself() throws Exception {
        awaitFirstPoll();
        minutes(5);

        assertThat(firing())
                .containsExactly(
                        entry("gpu-busy", "{hw.id=GPU-a}"),
                        entry("gpu-memory-bytes", "{hw.id=GPU-b}"),
                        entry("gpu-memory-full", "{hw.id=GPU-b}"),
                        entry("queue", "{gen_ai.request.model=qwen}"));
    }

    @Test
    void whatCannotBeSeenAnyMoreIsNoDataAndNotItsLastValue() throws Exception {
        awaitFirstPoll();
        minutes(5);
        assertThat(firing()).isNotEmpty();

        time.advance(Duration.ofHours(3));
        minutes(40);

        assertThat(application.collectAllMetrics()).noneMatch(it -> it.getName().startsWith("hw."));
        assertThat(heard).extracting(IncidentChange::kind).contains(Kind.RESOLVED);
        assertThat(alerting.openIncidents()).isEmpty();
    }

    private static Monitor above(String name, String metric, double limit, String by) {
        return Monitor.named(name)
                .when(Threshold.above(Value.mean(Signal.of(metric).by(by), MINUTE.multipliedBy(3)), limit))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(MINUTE))
                .build();
    }

    private void minutes(int number) {
        for (int minute = 0; minute < number; minute++) {
            time.advance(MINUTE);
            alerting.tick(time.now());
        }
    }

    /** Alert by the labels of its group. */
    private Map<String, String> firing() {
        Map<String, String> firing = new TreeMap<>();
        alerting.openIncidents().forEach(incident -> {
            for (Member member : incident.members()) {
                firing.put(member.monitor(), member.labels().toString());
            }
        });
        return firing;
    }

    private void awaitFirstPoll() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (application.collectAllMetrics().isEmpty()) {
            assertThat(System.nanoTime()).as("nothing polled yet").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static final class StepTime implements TimeSource {
        private volatile Instant now = Instant.parse("2026-03-03T09:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return now.getEpochSecond() * 1_000_000_000L;
        }
    }
}
