package io.llmops.alerting.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvHistoryTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Signal CALLS = Signal.of("calls");

    private final Random random = new Random(3);

    @Test
    void whoLooksSeesNothingThatIsYetToHappen() throws IOException {
        try (CsvHistory history = CsvHistory.open(new StringReader("""
                        timestamp,metric,value,kind
                        2026-03-01T12:00:00Z,calls,1,counter
                        2026-03-01T12:00:20Z,calls,2,counter
                        not a time,calls,2,counter
                        2026-03-01T12:00:40Z,calls,4,counter
                        """), new SignalHistory())) {
            List<Double> seen = new ArrayList<>();
            assertThat(history.begin()).isEqualTo(START);
            for (Instant now = START; !history.isOver(); now = now.plusSeconds(15)) {
                history.advanceTo(now);
                seen.add(sum(history, now));
            }
            assertThat(seen).containsExactly(1.0, 1.0, 3.0, 7.0);
            assertThat(history.problems()).extracting(CsvSignals.Problem::line).containsExactly(4L);
        }
    }

    private static double sum(SignalSource source, Instant now) {
        return source.window(CALLS, now.minus(Duration.ofMinutes(5)), now)
                .groups()
                .get(Labels.none())
                .sum();
    }

    @Test
    void aRecordingWasWatchedAllTheTimeHoweverSparseItIs() throws IOException {
        StringBuilder hourly = new StringBuilder("timestamp,metric,value,kind,seconds\n");
        for (int hour = 1; hour <= 12 * 24; hour++) {
            hourly.append(START.plus(Duration.ofHours(hour)))
                    .append(",calls,")
                    .append(hour)
                    .append(",counter,3600\n");
        }
        CsvHistory history = CsvHistory.open(new StringReader(hourly.toString()), new SignalHistory());
        Instant end = START.plus(Duration.ofDays(12));
        history.advanceTo(end);

        Window lastDay = history.window(CALLS, end.minus(Duration.ofDays(1)), end);
        assertThat(lastDay.observed()).isEqualTo(Duration.ofDays(1));
        assertThat(lastDay.groups().get(Labels.none()).sum()).isEqualTo((265 + 288) * 24 / 2.0);
        Window lastWeek = history.window(CALLS, end.minus(Duration.ofDays(8)), end.minus(Duration.ofDays(7)));
        assertThat(lastWeek.groups().get(Labels.none()).sum()).isEqualTo((97 + 120) * 24 / 2.0);
    }

    @Test
    void whatIsExportedIsTheSameWhenReadAgain(@TempDir Path folder) throws IOException {
        SignalHistory history = new SignalHistory();
        Instant now = fill(history);
        Path file = folder.resolve("history.csv");
        StringBuilder text = new StringBuilder();
        CsvExport.write(history, text);
        Files.writeString(file, text, StandardCharsets.UTF_8);

        try (CsvHistory read = CsvHistory.open(file)) {
            read.advanceTo(now);

            assertThat(read.problems()).isEmpty();
            assertThat(read.isOver()).isTrue();
            for (String metric : List.of("calls", "cost", "latency", "delta", "gpu")) {
                for (Duration length : List.of(Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofDays(3))) {
                    assertSame(metric, history, read, now.minus(length), now);
                }
            }
        }
    }

    private static void assertSame(String metric, SignalSource one, SignalSource other, Instant from, Instant until) {
        Signal signal = Signal.of(metric).by("model", "kind");
        Window expected = one.window(signal, from, until);
        Window found = other.window(signal, from, until);
        assertThat(found.from()).isEqualTo(expected.from());
        assertThat(found.groups()).containsOnlyKeys(expected.groups().keySet());
        expected.groups().forEach((group, aggregate) -> {
            Aggregate same = found.groups().get(group);
            assertThat(same).hasToString(aggregate.toString());
            assertThat(same.traceIds()).isEqualTo(aggregate.traceIds());
            for (double share : new double[] {0.01, 0.5, 0.9, 0.999}) {
                assertThat(Double.valueOf(same.quantile(share))).isEqualTo(Double.valueOf(aggregate.quantile(share)));
            }
        });
    }

    private Instant fill(SignalHistory history) {
        Instant now = START;
        for (int i = 0; i < 30 * 60; i++) {
            Instant from = now;
            now = now.plusSeconds(60);
            double spread = random.nextInt(100) == 0 ? 9 : 0.5;
            Labels labels = Labels.of("model", "gpt, \"4o\"\nlatest", "kind", i % 2 == 0 ? "chat" : " x ");
            double[] seconds = random.doubles(20)
                    .map(any -> Math.exp(spread * random.nextGaussian()))
                    .toArray();
            Aggregate latency = Aggregate.recorded(seconds);
            history.add("latency", labels, traced(latency, i), from, now);
            history.add("delta", labels, Aggregate.recorded(random.nextGaussian(), 0, -3), from, now);
            history.add("calls", Labels.none(), Aggregate.counted(random.nextInt(9)), from, now);
            history.add("cost", Labels.of("model", "a"), Aggregate.increased(0.25 * random.nextInt(9)), from, now);
            history.add("gpu", Labels.of("0", "1"), Aggregate.observed(random.nextInt(99)), from, now);
            history.advanceTo(now);
        }
        return now;
    }

    private static Aggregate traced(Aggregate aggregate, int number) {
        Exemplars traces = Exemplars.of(List.of(new Exemplars.Exemplar(String.format("%032x", number), number + 0.5)));
        return new Aggregate(
                aggregate.kind(),
                aggregate.count(),
                aggregate.sum(),
                aggregate.min(),
                aggregate.max(),
                aggregate.distribution(),
                traces);
    }
}
