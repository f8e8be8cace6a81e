package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentChange.Kind;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.config.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorsFileTest {

    private static final String BUSY =
            "monitors: [{name: busy, when: {threshold: {value: {count: gen_ai.client.inference.duration, over: 5m}, above: 3}}}]\n";

    @TempDir
    private Path folder;

    private Path file;
    private Instant now = Instant.now();
    private Instant modified = now;
    private final List<IncidentChange> heard = new ArrayList<>();

    @BeforeEach
    void putTheFile() throws IOException {
        file = folder.resolve("monitors.yaml");
        write(BUSY);
    }

    @Test
    void isWhatIsWatchedBesideWhatTheCodeAdds() {
        Monitor own = Monitor.named("own")
                .when(Threshold.above(Value.count(Signal.of("some.metric"), Duration.ofMinutes(5)), 3))
                .build();

        assertThat(names(alerting(Alerting.builder()))).containsExactly("busy");
        assertThat(names(alerting(Alerting.builder().monitors(List.of(own))))).containsExactly("own", "busy");
    }

    @Test
    void isReadAgainWhenItHasChangedAndRests() throws IOException {
        Alerting alerting = alerting(Alerting.builder());
        write("include: standard\n");
        alerting.lookAtFile();
        tick(alerting);
        assertThat(names(alerting)).as("it may still be being written").containsExactly("busy");
        alerting.lookAtFile();
        assertThat(names(alerting)).as("between two ticks").containsExactly("busy");
        tick(alerting);

        assertThat(names(alerting)).contains("error-rate").doesNotContain("busy");
        assertThat(alerting.monitorsFile()).contains(new MonitorsFile(file, Optional.empty()));
    }

    @Test
    void oneThatIsWrongChangesNothingAndSaysWhatIsWrongUntilItIsPutRight() throws IOException {
        Alerting alerting = alerting(Alerting.builder());
        write("monitors: [{nmae: busy}]\n");
        look(alerting);
        tick(alerting);

        assertThat(names(alerting)).containsExactly("busy");
        assertThat(alerting.monitorsFile().orElseThrow().problem().orElseThrow())
                .startsWith(file + ":1:")
                .contains("needs the key 'name'");

        write(BUSY);
        look(alerting);
        assertThat(alerting.monitorsFile().orElseThrow().problem()).isEmpty();
    }

    @Test
    void oneThatCannotBeWatchedOrIsGoneChangesNothing() throws IOException {
        Alerting alerting = alerting(Alerting.builder());
        write(BUSY.replace("5m", "400d"));
        look(alerting);
        assertThat(alerting.monitorsFile().orElseThrow().problem().orElseThrow())
                .contains("looks back");
        Files.delete(file);
        look(alerting);
        tick(alerting);

        assertThat(alerting.monitorsFile().orElseThrow().problem().orElseThrow())
                .contains("monitors.yaml");
        assertThat(names(alerting)).containsExactly("busy");
    }

    @Test
    void oneThatIsWrongFromTheBeginningIsRefused() throws IOException {
        write("monitors: [{name: busy}]\n");
        assertThatThrownBy(() -> alerting(Alerting.builder())).isInstanceOf(ConfigException.class);
        Files.delete(file);
        assertThatThrownBy(() -> alerting(Alerting.builder())).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void anIncidentGoesOnOverAReloadAndEndsWithItsMonitor() throws IOException {
        Alerting alerting = alerting(Alerting.builder().onChange((change, at) -> heard.add(change)));
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            LlmClient client = ops.instrument(SimpleClient.of(request -> LlmResponse.of("yes")));
            for (int i = 0; i < 5; i++) {
                client.chat(LlmRequest.of("gpt-4o", "a question"));
            }
            tick(alerting);
            tick(alerting);
            write(BUSY.replace("above: 3", "above: 2"));
            look(alerting);
            tick(alerting);
            assertThat(heard).extracting(IncidentChange::kind).containsExactly(Kind.OPENED);
            alerting.reload(MonitorPacks.standard());
            tick(alerting);
        }

        assertThat(heard).extracting(IncidentChange::kind).containsExactly(Kind.OPENED, Kind.RESOLVED);
        assertThat(heard.get(1).news().get(0)).contains("its monitor is not watched any more");
    }

    @Test
    void maintenanceOfTheFileHoldsBesideThatOfTheCode() throws IOException {
        write(BUSY
                + "maintenance: [{reason: a test, once: {from: 2026-01-01T00:00:00Z, until: 2099-01-01T00:00:00Z}}]\n");
        Alerting alerting = alerting(Alerting.builder());
        assertThat(alerting.maintenance()).hasSize(1);
        write(BUSY);
        look(alerting);
        tick(alerting);

        assertThat(alerting.maintenance()).isEmpty();
    }

    private Alerting alerting(AlertingBuilder builder) {
        return builder.monitorsFile(file).manually().build();
    }

    private static List<String> names(Alerting alerting) {
        return alerting.monitors().stream().map(Monitor::name).toList();
    }

    private void tick(Alerting alerting) {
        now = now.plusSeconds(70);
        alerting.tick(now);
    }

    /** Often enough to see that it rests. */
    private static void look(Alerting alerting) {
        alerting.lookAtFile();
        alerting.lookAtFile();
    }

    /** With another time each, however quick the test and however coarse the clock of the file system. */
    private void write(String text) throws IOException {
        Files.writeString(file, text);
        modified = modified.plusSeconds(10);
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
