package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.Background.Happening;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.LinkTemplate;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;
import io.llmops.alerting.route.Routes;
import io.llmops.call.CallLabels;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.config.ConfigException;
import io.llmops.record.TimeSource;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An outage of a provider with five models, from the first failed call to the last word. */
class WhoIsToldTest {

    private static final List<String> MODELS = List.of("gpt-4.1", "gpt-4o", "gpt-4o-mini", "o3", "o4-mini");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final Told slack = new Told("slack");
    private final Told pager = new Told("pagerduty");
    private final Told seniors = new Told("pagerduty");
    private final Clock clock = new Clock();
    private double failing;
    private long calls;

    /** Remembers what it was told. */
    private static final class Told implements Notifier {
        private final String name;
        private final List<Notification> all = new CopyOnWriteArrayList<>();

        Told(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Delivery send(Notification notification) {
            all.add(notification);
            return Delivery.accepted();
        }

        List<IncidentChange.Kind> kinds() {
            return all.stream().map(Notification::kind).toList();
        }
    }

    private static final class Clock implements TimeSource {
        private Instant now = Instant.parse("2026-03-02T12:00:00Z");

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return Duration.between(Instant.EPOCH, now).toNanos();
        }
    }

    @BeforeEach
    void begin() {
        failing = 0;
    }

    private AlertingBuilder builder() {
        return Alerting.builder()
                .service("shop")
                .notifier(slack)
                .notifier(pager)
                .seniors(seniors)
                .manually();
    }

    @Test
    void isOneIncidentOfWhichSeniorsHearAtOnceAndAllHearTheEnd() throws InterruptedException {
        Alerting alerting = builder()
                .link(LinkTemplate.of("Dashboard", "https://g.example/d?p={gen_ai.provider.name}&from={from_ms}"))
                .build();
        try (LlmOps ops = LlmOps.builder().timeSource(clock).with(alerting).build()) {
            run(ops, alerting, 10);
            ops.deployment("shop", "v42");
            failing = 0.9;
            run(ops, alerting, 10);

            assertThat(alerting.openIncidents()).hasSize(1);
            Incident incident = alerting.openIncidents().get(0);
            assertThat(incident.title()).isEqualTo("Too many calls fail (and 4 more): openai, prod");
            assertThat(incident.background().facts())
                    .containsEntry("model", String.join(", ", MODELS))
                    .containsEntry("version", "gpt-4o-2024-08-06")
                    .containsEntry("family", "gpt-4.1, gpt-4o, o3, o4");
            assertThat(incident.background().happenings())
                    .extracting(Happening::what)
                    .contains("shop v42 deployed");
            assertThat(seniors.kinds()).startsWith(IncidentChange.Kind.OPENED);
            assertThat(seniors.all.get(0).links().get(0).href().toString())
                    .startsWith("https://g.example/d?p=openai&from=");

            failing = 0;
            run(ops, alerting, 30);
        }
        for (Told each : List.of(slack, pager, seniors)) {
            assertThat(each.kinds())
                    .filteredOn(it -> it == IncidentChange.Kind.OPENED)
                    .hasSize(1);
            assertThat(each.kinds()).last().isEqualTo(IncidentChange.Kind.RESOLVED);
        }
    }

    @Test
    void aFileSaysWhoAndIsReadAgainWhenItChanges() throws IOException, InterruptedException {
        Path file = folder.resolve("routes.yaml");
        write(file, "routes: [{when: {provider: openai}, to: slack}]\notherwise: [pagerduty, pagerduty-senior]\n", 0);
        Alerting alerting = builder().routesFile(file).build();
        try (LlmOps ops = LlmOps.builder().timeSource(clock).with(alerting).build()) {
            failing = 0.9;
            run(ops, alerting, 10);
            assertThat(slack.all).isNotEmpty();
            assertThat(pager.all).isEmpty();

            write(file, "routes: [{to: slak}]\n", 1);
            alerting.lookAtFile();
            alerting.lookAtFile();
            assertThat(alerting.routesFile().orElseThrow().problem().orElseThrow())
                    .isEqualTo(file + ":1:15: routes[0].to: is no notifier, and nobody on call; did you mean 'slack'?");

            write(file, "routes: [{to: [slack, pagerduty, pagerduty-senior]}]\n", 2);
            alerting.lookAtFile();
            alerting.lookAtFile();
            run(ops, alerting, 1);
            assertThat(alerting.routesFile().orElseThrow().problem()).isEmpty();
            assertThat(pager.kinds()).first().isEqualTo(IncidentChange.Kind.OPENED);
        }
    }

    @Test
    void routesInTwoPlacesAndRoutesToNobodyAreRefused() throws IOException {
        Path file = folder.resolve("routes.json");
        write(file, "{\"routes\": [{\"to\": \"slack\"}]}", 0);

        assertThatThrownBy(() ->
                        builder().routes(Routes.standard()).routesFile(file).build())
                .hasMessageContaining("in one place");
        assertThatThrownBy(() -> builder().routesFile(file).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No route leads to notifier \"pagerduty\"");
        write(file, "{\"routes\": [{\"to\": 5}]}", 1);
        assertThatThrownBy(() -> builder().routesFile(file).build()).isInstanceOf(ConfigException.class);
    }

    private static void write(Path file, String text, int seconds) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds)));
    }

    private void run(LlmOps ops, Alerting alerting, int minutes) throws InterruptedException {
        LlmClient client = ops.instrument(SimpleClient.of(this::answer), CallTarget.of("openai"));
        for (int i = 0; i < minutes * 4; i++) {
            clock.now = clock.now.plusSeconds(15);
            MODELS.forEach(it -> ask(client, it));
            alerting.tick(clock.now);
            assertThat(alerting.flush(PATIENCE)).isTrue();
        }
    }

    @SuppressWarnings("try") // the scope is only held
    private static void ask(LlmClient client, String model) {
        try (Scope scope = CallLabels.none().environment("prod").makeCurrent()) {
            for (int i = 0; i < 3; i++) {
                client.chat(LlmRequest.of(model, "a question"));
            }
        } catch (IllegalStateException e) {
            // the user is told to try again
        }
    }

    private LlmResponse answer(LlmRequest request) {
        if (calls++ % 10 < failing * 10) {
            throw new IllegalStateException("overloaded");
        }
        String model = request.model().orElseThrow();
        return LlmResponse.builder()
                .model(model.equals("gpt-4o") ? "gpt-4o-2024-08-06" : model)
                .build();
    }
}
