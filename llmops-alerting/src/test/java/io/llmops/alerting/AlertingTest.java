package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentChange.Kind;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.alerting.silence.Schedule;
import io.llmops.alerting.silence.Silence;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AlertingTest {

    private static final Monitor BUSY = Monitor.named("busy")
            .when(Threshold.above(Value.count(Signal.of("gen_ai.client.inference.duration"), Duration.ofMinutes(5)), 3))
            .build();

    private final Instant now = Instant.now();
    private final List<IncidentChange> heard = new ArrayList<>();

    @Test
    void silencedAlertsAreShownAndToldWhenTheSilenceEnds() {
        Alerting alerting = Alerting.builder()
                .monitors(List.of(BUSY))
                .manually()
                .onChange((change, at) -> heard.add(change))
                .build();
        Silence silence = Silence.of(AlertMatcher.monitor("busy"), now.plus(Duration.ofHours(1)))
                .by("ann")
                .because("load test");
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            alerting.silence(silence);
            ask(ops);
            alerting.tick(now.plusSeconds(10));
            alerting.tick(now.plusSeconds(80));
            assertThat(heard).isEmpty();
            assertThat(alerting.silences()).containsExactly(silence);
            assertThat(alerting.suppressed()).isEqualTo(1);
            assertThat(alerting.activeAlerts()).singleElement().satisfies(it -> {
                assertThat(it.phase()).isEqualTo(Phase.FIRING);
                assertThat(it.silenced().orElseThrow()).startsWith("silenced by ann until");
            });

            assertThat(alerting.endSilence(silence)).isTrue();
            alerting.tick(now.plusSeconds(95));
        }
        assertThat(heard).extracting(IncidentChange::kind).containsExactly(Kind.OPENED);
    }

    @Test
    void maintenanceKeepsAlertsFromBeingTold() {
        Alerting alerting = Alerting.builder()
                .monitors(List.of(BUSY))
                .manually()
                .maintenance(new MaintenanceWindow(
                        "move", AlertMatcher.everything(), new Schedule.Once(now, now.plus(Duration.ofHours(1)))))
                .onChange((change, at) -> heard.add(change))
                .build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ask(ops);
            alerting.tick(now.plusSeconds(10));
            alerting.tick(now.plusSeconds(80));
        }
        assertThat(heard).isEmpty();
        assertThat(alerting.maintenance()).hasSize(1);
        assertThat(alerting.monitorStates())
                .singleElement()
                .satisfies(it -> assertThat(it.failing()).isEmpty());
    }

    @Test
    void tellsWhatItsOwnMeterProviderMeasured() {
        Alerting alerting = Alerting.builder()
                .monitors(List.of(BUSY))
                .manually()
                .onChange((change, at) -> heard.add(change))
                .build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ask(ops);
            alerting.tick(now.plusSeconds(10));
            alerting.tick(now.plusSeconds(80));
        }

        assertThat(heard).extracting(IncidentChange::kind).containsExactly(Kind.OPENED);
        assertThat(heard.get(0).news().get(0)).contains("count of gen_ai.client.inference.duration over 5m is 5");
    }

    @Test
    void showsWhatIsWatchedAndWhatIsWrongAsTheLastTickLeftIt() {
        Alerting alerting =
                Alerting.builder().monitors(List.of(BUSY)).manually().build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            assertThat(alerting.monitors()).containsExactly(BUSY);
            assertThat(alerting.activeAlerts()).isEmpty();
            ask(ops);
            alerting.tick(now.plusSeconds(10));
            assertThat(alerting.activeAlerts()).extracting(ActiveAlert::phase).containsExactly(Phase.PENDING);
            alerting.tick(now.plusSeconds(80));
        }

        assertThat(alerting.activeAlerts())
                .singleElement()
                .isEqualTo(new ActiveAlert(
                        BUSY, Labels.none(), Phase.FIRING, Severity.WARNING, now.plusSeconds(10), Optional.empty()));
    }

    @Test
    void watchesTheApplicationsMetricsInsteadWithoutCountingTwice() {
        Alerting alerting = Alerting.builder()
                .monitors(List.of(BUSY))
                .manually()
                .watchApplicationMetrics()
                .onChange((change, at) -> heard.add(change))
                .build();
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(alerting.metricReader())
                        .build())
                .build();
        try (LlmOps ops = LlmOps.builder().openTelemetry(otel).with(alerting).build()) {
            ask(ops);
            alerting.tick(now.plusSeconds(10));
            alerting.tick(now.plusSeconds(80));
        }

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).incident().members().get(0).reading().value()).isEqualTo(5);
    }

    @Test
    void givesNoReaderThatWouldCountTwice() {
        Alerting alerting = Alerting.builder().manually().build();

        assertThatThrownBy(alerting::metricReader).hasMessageContaining("watchApplicationMetrics()");
    }

    @Test
    void ticksByItself() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        Notifier notifier = new Notifier() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Delivery send(Notification notification) {
                told.countDown();
                return Delivery.accepted();
            }
        };
        Monitor atOnce = Monitor.named("busy")
                .when(BUSY.condition())
                .policy(BUSY.policy().pendingFor(Duration.ZERO))
                .build();
        Alerting alerting = Alerting.builder()
                .monitors(List.of(atOnce))
                .every(Duration.ofSeconds(1))
                .notifier(notifier)
                .build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ask(ops);
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refusesWrongKeysAndUrlsWithoutQuotingThem() {
        AlertingBuilder builder = Alerting.builder();

        assertThatThrownBy(() -> builder.pagerDuty("too-short-a-key"))
                .hasMessageContaining("32 letters and digits")
                .hasMessageNotContaining("too-short-a-key");
        assertThatThrownBy(() -> builder.slack(URI.create("http://hooks.example.com/services/T0/B0/hidden")))
                .hasMessageContaining("https")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> builder.slack("xoxp-hidden", "C1"))
                .hasMessageContaining("xoxb-")
                .hasMessageNotContaining("xoxp-hidden");
    }

    @Test
    void refusesAMonitorThatLooksBackFurtherThanTheHistoryReaches() {
        Monitor weekly = Monitor.named("older")
                .when(Threshold.above(Value.count(Signal.of("x"), Duration.ofDays(9)), 1))
                .build();

        assertThatThrownBy(() -> Alerting.builder().monitors(List.of(weekly)).build())
                .hasMessageContaining("older")
                .hasMessageContaining("keeps 8d")
                .hasMessageContaining("retention");
    }

    @Test
    void everyStandardMonitorSaysWhatToDo() {
        assertThat(MonitorPacks.standard()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(monitor -> {
            assertThat(monitor.runbook().steps()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(monitor.summary()).isNotEqualTo(monitor.name());
        });
    }

    private static void ask(LlmOps ops) {
        LlmClient client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("ok")));
        for (int i = 0; i < 5; i++) {
            client.chat(LlmRequest.of("gpt-4o", "Where is my parcel?"));
        }
    }
}
