package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.Alerting;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.LogNotifier;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.signal.Signal;
import io.llmops.call.LlmRequest;
import io.llmops.client.LlmClient;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.pagerduty.ReceivedEvent;
import io.llmops.testkit.pagerduty.Verdict;
import io.llmops.testkit.slack.SlackStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class AlertingTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final ApplicationContextRunner context = Starter.context();

    private static Monitor busy() {
        return Monitor.named("busy")
                .when(Threshold.above(
                        Value.count(Signal.of("gen_ai.client.inference.duration"), Duration.ofMinutes(5)), 1))
                .build();
    }

    @Test
    void withNobodyToTellThereIsNone() {
        context.run(it -> assertThat(it).hasNotFailed().doesNotHaveBean(Alerting.class));
    }

    @Test
    void aBlankSecretIsNobody() {
        context.withPropertyValues("llmops.alerting.slack.webhook-url=", "llmops.alerting.pagerduty.routing-key= ")
                .run(it -> assertThat(it).hasNotFailed().doesNotHaveBean(Alerting.class));
    }

    @Test
    void itCanBeAskedForAndTellsTheLogThen() {
        context.withPropertyValues("llmops.alerting.enabled=true")
                .run(it -> assertThat(it.getBean(Alerting.class).monitors())
                        .extracting(Monitor::name)
                        .contains("error-rate", "slow-calls"));
    }

    @Test
    void itCanBeTurnedOffWhateverIsConfigured() {
        context.withPropertyValues("llmops.alerting.enabled=false", "llmops.alerting.pagerduty.routing-key=" + KEY)
                .run(it -> assertThat(it).hasNotFailed().doesNotHaveBean(Alerting.class));
    }

    @Test
    void aBusyModelOpensAnIncidentInSlackAndPagerDuty() {
        try (SlackStandIn slack = SlackStandIn.start();
                PagerDutyStandIn pagerDuty = PagerDutyStandIn.start()) {
            context.withBean(LlmClient.class, () -> new Echo("echo"))
                    .withBean(Monitor.class, AlertingTest::busy)
                    .withBean(AlertingCustomizer.class, () -> builder -> builder.manually())
                    .withPropertyValues(
                            "spring.application.name=parcels",
                            "llmops.alerting.standard-monitors=false",
                            "llmops.alerting.slack.webhook-url=" + slack.webhookUri(),
                            "llmops.alerting.pagerduty.url=" + pagerDuty.baseUri(),
                            "llmops.alerting.pagerduty.routing-key=" + KEY,
                            "llmops.alerting.routes[0].notifier=slack",
                            "llmops.alerting.routes[1].notifier=pagerduty",
                            "llmops.alerting.routes[1].at-least=info")
                    .run(it -> {
                        LlmClient client = it.getBean(LlmClient.class);
                        client.chat(LlmRequest.of("m", "hi"));
                        client.chat(LlmRequest.of("m", "hi"));
                        Alerting alerting = it.getBean(Alerting.class);
                        Instant now = Instant.now();
                        alerting.tick(now.plusSeconds(10));
                        alerting.tick(now.plusSeconds(80));
                        assertThat(alerting.flush(Duration.ofSeconds(10))).isTrue();
                        assertThat(alerting.openIncidents())
                                .singleElement()
                                .satisfies(incident ->
                                        assertThat(incident.namespace()).isEqualTo("parcels"));
                    });
            assertThat(slack.messages()).hasSize(1);
            assertThat(slack.violations()).isEmpty();
            assertThat(pagerDuty.incidents()).hasSize(1);
        }
    }

    @Test
    void aNotifierThatIsABeanIsToldAndTurnsAlertingOn() {
        Notifier teams = new Notifier() {
            @Override
            public String name() {
                return "teams";
            }

            @Override
            public Delivery send(Notification notification) {
                return Delivery.accepted();
            }

            @Override
            public String toString() {
                return "teams";
            }
        };
        context.withBean(Notifier.class, () -> teams)
                .withPropertyValues("llmops.alerting.disabled-monitors=no-answers,slow-chunks")
                .run(it -> assertThat(it.getBean(Alerting.class).monitors())
                        .extracting(Monitor::name)
                        .contains("error-rate", "irrelevant-answers", "gpu-memory-full")
                        .doesNotContain("no-answers", "slow-chunks"));
    }

    @Test
    void monitorsMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("monitors.yaml");
        Files.writeString(file, """
                include: standard
                monitors:
                  - {name: slow-chunks, enabled: false}
                  - {name: no-calls, when: {absent: {signal: gen_ai.client.inference.duration, for: 1h}}}
                """);
        context.withBean("busy", Monitor.class, AlertingTest::busy)
                .withPropertyValues("llmops.alerting.enabled=true", "llmops.alerting.monitors-file=" + file)
                .run(it -> assertThat(it.getBean(Alerting.class).monitors())
                        .extracting(Monitor::name)
                        .contains("busy", "error-rate", "no-calls")
                        .doesNotContain("slow-chunks"));
    }

    @Test
    void aFileOfMonitorsThatIsWrongIsRefusedWithTheLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("monitors.yaml");
        Files.writeString(file, "monitors:\n  - {name: a, when: {absnet: {}}}\n");
        context.withPropertyValues("llmops.alerting.enabled=true", "llmops.alerting.monitors-file=" + file)
                .run(it -> assertThat(it.getStartupFailure())
                        .hasStackTraceContaining("llmops.alerting.monitors-file is")
                        .hasStackTraceContaining(file + ":2:")
                        .hasStackTraceContaining("did you mean 'absent'?"));
    }

    @Test
    void routesMayStandInAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("routes.yaml");
        Files.writeString(file, """
                routes:
                  - {to: [log]}
                """);
        context.withPropertyValues("llmops.alerting.enabled=true", "llmops.alerting.routes-file=" + file)
                .run(it -> assertThat(it.getBean(Alerting.class).routesFile())
                        .hasValueSatisfying(routes -> assertThat(routes.path()).isEqualTo(file)));
    }

    @Test
    void aFileOfRoutesThatIsWrongIsRefusedWithTheLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("routes.yaml");
        Files.writeString(file, "routes:\n  - {too: [log]}\n");
        context.withPropertyValues("llmops.alerting.enabled=true", "llmops.alerting.routes-file=" + file)
                .run(it -> assertThat(it.getStartupFailure())
                        .hasStackTraceContaining("llmops.alerting.routes-file is")
                        .hasStackTraceContaining(file + ":2:"));
    }

    @Test
    void incidentsOutliveTheProcessInAFile(@TempDir Path folder) {
        context.withPropertyValues(
                        "llmops.alerting.enabled=true",
                        "llmops.alerting.name-customers=true",
                        "llmops.alerting.state-directory=" + folder.resolve("state"),
                        "llmops.alerting.journal=" + folder.resolve("incidents"))
                .run(it -> {
                    assertThat(it).hasNotFailed();
                    assertThat(folder.resolve("incidents.mv.db")).exists();
                });
    }

    @Test
    void deploymentsAreShownInPagerDuty() {
        try (PagerDutyStandIn pagerDuty = PagerDutyStandIn.start()) {
            context.withPropertyValues(
                            "llmops.alerting.pagerduty.url=" + pagerDuty.baseUri(),
                            "llmops.alerting.pagerduty.routing-key=" + KEY)
                    .run(it -> it.getBean(LlmOps.class).deployment("parcels", "v42"));
            assertThat(pagerDuty.events()).extracting(ReceivedEvent::verdict).containsExactly(Verdict.CHANGE);
        }
    }

    @Test
    void secretsAreNowhereToBeSeen(CapturedOutput output) {
        String webhook = "https://hooks.slack.com/services/T000/B000/verysecret";
        context.withPropertyValues(
                        "llmops.alerting.slack.webhook-url=" + webhook, "llmops.alerting.pagerduty.routing-key=" + KEY)
                .run(it -> {
                    assertThat(it).hasNotFailed();
                    assertThat(it.getBean(AlertingProperties.class).toString())
                            .contains("****")
                            .doesNotContain("verysecret")
                            .doesNotContain(KEY);
                });
        assertThat(output).doesNotContain("verysecret").doesNotContain(KEY);
    }

    @Test
    void aWrongSecretIsRefusedByItsKeyAndNotShown(CapturedOutput output) {
        context.withPropertyValues("llmops.alerting.pagerduty.routing-key=tooshort")
                .run(it -> assertThat(it)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("must be 32 letters and digits")
                        .hasMessageNotContaining("tooshort"));
        context.withPropertyValues("llmops.alerting.slack.webhook-url=http://example.com/verysecret")
                .run(it -> assertThat(it.getStartupFailure())
                        .hasStackTraceContaining("llmops.alerting.slack.webhook-url is '****'")
                        .hasStackTraceContaining("must begin with https://"));
        assertThat(output).doesNotContain("verysecret");
    }

    @Test
    void aMonitorThatDoesNotExistCannotBeDisabled() {
        context.withPropertyValues("llmops.alerting.enabled=true", "llmops.alerting.disabled-monitors=error-rat")
                .run(it -> assertThat(it)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("llmops.alerting.disabled-monitors is 'error-rat'")
                        .hasMessageContaining("error-rate"));
    }

    @Test
    void aRouteToNobodyIsRefusedByItsKey() {
        context.withPropertyValues("llmops.alerting.enabled=true", "llmops.alerting.routes[0].notifier=teams")
                .run(it -> assertThat(it.getStartupFailure())
                        .hasStackTraceContaining("llmops.alerting.routes is")
                        .hasStackTraceContaining("A route leads to \"teams\""));
    }

    @Test
    void anApplicationsOwnAlertingTakesThePlaceOfOurs() {
        Alerting own = Alerting.builder().manually().build();
        context.withBean(Alerting.class, () -> own)
                .withBean(Notifier.class, LogNotifier::new)
                .run(it -> {
                    assertThat(it.getBean(Alerting.class)).isSameAs(own);
                    assertThat(it).hasSingleBean(LlmOps.class);
                });
    }
}
