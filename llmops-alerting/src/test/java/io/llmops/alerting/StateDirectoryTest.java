package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process learned outlives it, if there is a folder for it. */
class StateDirectoryTest {

    private static final Value CALLS = Value.count(Signal.of("gen_ai.client.inference.duration"), Duration.ofHours(1));
    private static final Monitor BUSY =
            Monitor.named("busy").when(Threshold.above(CALLS, 8)).build();

    @TempDir
    private Path folder;

    private Instant now = Instant.now();

    @Test
    void theNextProcessCountsOnWhereTheLastOneStopped() {
        assertThat(phases(5)).isEmpty();
        assertThat(phases(5)).containsExactly(Phase.PENDING);
        assertThat(folder.resolve("signals.snapshot")).exists();
    }

    @Test
    void aDamagedSnapshotIsSetAsideAndTheProcessStartsWithout() throws IOException {
        phases(5);
        Files.write(folder.resolve("signals.snapshot"), new byte[] {1, 2, 3});

        assertThat(phases(5)).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .anyMatch(it -> it.startsWith("signals.snapshot.corrupt-"))
                    .contains("signals.snapshot");
        }
        assertThat(phases(5)).containsExactly(Phase.PENDING);
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNothing() throws IOException {
        folder = Files.writeString(folder.resolve("plain"), "not a folder");

        assertThat(phases(9)).containsExactly(Phase.PENDING);
    }

    @Test
    void whatAConditionLearnedOutlivesTheProcessToo() {
        Monitor length = Monitor.named("length")
                .when(Change.of(EventSeries.OfCalls.OUTPUT_TOKENS, Sensitivity.falseAlarmsPerWeek(0.25, 50_000)))
                .build();
        int enoughToLearnFrom = 2_500;

        assertThat(phases(length, enoughToLearnFrom, 100)).isEmpty();
        assertThat(phases(length, 300, 400)).containsExactly(Phase.PENDING);
    }

    private List<Phase> phases(int calls) {
        return phases(BUSY, calls, 100);
    }

    private List<Phase> phases(Monitor monitor, int calls, int tokens) {
        Alerting alerting = Alerting.builder()
                .monitors(List.of(monitor))
                .stateDirectory(folder)
                .manually()
                .build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            Random random = new Random(7);
            LlmClient client = ops.instrument(SimpleClient.of(request -> LlmResponse.builder()
                    .usage(Usage.of(10, tokens + random.nextInt(tokens)))
                    .build()));
            for (int i = 0; i < calls; i++) {
                client.chat(LlmRequest.of("gpt-4o", "Where is my parcel?"));
            }
            now = now.plus(Duration.ofMinutes(6));
            alerting.tick(now);
        }
        return alerting.activeAlerts().stream().map(ActiveAlert::phase).toList();
    }
}
