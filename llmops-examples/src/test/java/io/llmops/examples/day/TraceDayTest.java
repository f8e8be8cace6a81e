package io.llmops.examples.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceDayTest {

    private static final String HEADER = "TIMESTAMP,ContextTokens,GeneratedTokens\n";

    private final List<String> complaints = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void repeatsAShortTraceUntilTheDayIsFull() throws IOException {
        Day day = read(HEADER + "2023-11-16 18:00:00.1234567,100,10\n2023-11-16 19:00:00,200,20\n", 1000);

        assertThat(day.arrivals()).hasSizeBetween(46, 49);
        assertThat(day.arrivals().get(0)).isEqualTo(new Arrival(0, 100, 10));
        assertThat(day.arrivals()).isSortedAccordingTo((a, b) -> Long.compare(a.atNanos(), b.atNanos()));
        assertThat(day.arrivals()).allMatch(arrival -> arrival.atNanos() < Day.NANOS);
    }

    @Test
    void cutsALongTraceAndThinsABusyOne() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int hour = 0; hour < 48; hour++) {
            for (int i = 0; i < 50; i++) {
                rows.append(
                        String.format("2024-05-%02d %02d:00:%02d.000000+00:00,10,1%n", 10 + hour / 24, hour % 24, i));
            }
        }

        assertThat(read(rows.toString(), 10_000).arrivals()).hasSizeBetween(1190, 1210);
        assertThat(read(rows.toString(), 300).arrivals()).hasSizeBetween(200, 400);
    }

    @Test
    void readsSecondsAndColumnsInAnyOrder() throws IOException {
        Day day = read("GeneratedTokens,TIMESTAMP,x,ContextTokens\n5,0.5,,7\n6,43200.5,,8\n", 10);

        assertThat(day.arrivals().get(0)).isEqualTo(new Arrival(0, 7, 5));
        assertThat(day.arrivals().get(1)).isEqualTo(new Arrival(43_200_000_000_000L, 8, 6));
    }

    @Test
    void skipsAndTellsLinesThatItCannotRead() throws IOException {
        Day day = read(HEADER + "2023-11-16 18:00:00,100,10\nyesterday,1,1\n2023-11-16 19:00:00,many,1\nshort\n", 100);

        assertThat(day.arrivals()).isNotEmpty();
        assertThat(complaints).hasSize(3);
        assertThat(complaints.get(0)).contains("line 3");
        assertThat(day.source()).contains("3 unreadable lines skipped");
    }

    @Test
    void namesTheFileAndTheFixWhereItIsNoTrace() {
        assertThatThrownBy(() -> read("a,b\n1,2\n", 100))
                .hasMessageContaining("trace.csv")
                .hasMessageContaining("TIMESTAMP,ContextTokens,GeneratedTokens");
        assertThatThrownBy(() -> read(HEADER, 100)).hasMessageContaining("no readable row");
    }

    @Test
    void readsTheAzureTraces() throws IOException {
        Path traces = Path.of("../../shared/data/traces");
        Assumptions.assumeTrue(
                Files.isDirectory(traces), "no ../shared/data/traces here: the real traces are not read");

        Day day = new TraceDay(complaints::add)
                .read(traces.resolve("AzureLLMInferenceTrace_conv.csv"), 150_000, new SplittableRandom(1));

        assertThat(complaints).isEmpty();
        assertThat(day.arrivals()).hasSizeBetween(148_000, 152_000);
    }

    private Day read(String csv, int maxCalls) throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), csv);
        return new TraceDay(complaints::add).read(file, maxCalls, new SplittableRandom(1));
    }
}
