package io.llmops.examples.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.signal.CsvSignals;
import io.llmops.alerting.signal.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoWeeksTest {

    @TempDir
    private Path folder;

    @Test
    void writesWhatTheBackTestReadsAndTheSameForTheSameSeed() throws IOException {
        TwoWeeks.write(folder.resolve("one"), 7);
        TwoWeeks.write(folder.resolve("same"), 7);

        Path history = folder.resolve("one/history.csv");
        assertThat(history).hasSameBinaryContentAs(folder.resolve("same/history.csv"));
        Set<String> metrics = new TreeSet<>();
        try (BufferedReader in = Files.newBufferedReader(history)) {
            CsvSignals signals = new CsvSignals(in);
            for (Optional<Recorded> each = signals.next(); each.isPresent(); each = signals.next()) {
                metrics.add(each.get().metric());
            }
            assertThat(signals.problems()).isEmpty();
        }
        assertThat(metrics).contains("gen_ai.client.inference.duration", "llmops.cost", "hw.gpu.memory.utilization");
    }

    @Test
    void labelsWhatGoesWrongWithinTheTwoWeeks() {
        List<String> lines = Mishap.csv();

        assertThat(lines).hasSize(1 + Mishap.ALL.size()).first().isEqualTo("start,end,monitor");
        assertThat(Mishap.ALL)
                .allSatisfy(it -> assertThat(it.start().plus(it.length()))
                        .isAfter(TwoWeeks.BEGIN)
                        .isBefore(TwoWeeks.BEGIN.plus(Duration.ofDays(TwoWeeks.DAYS))));
    }
}
