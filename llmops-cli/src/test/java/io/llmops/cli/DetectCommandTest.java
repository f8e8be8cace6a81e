package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.detect.Detectors;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(120)
class DetectCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int detect(InputStream input, Writer to, String... args) {
        CommandLine command = new CommandLine(new DetectCommand(input));
        command.setExecutionExceptionHandler(LlmOpsCommand::report);
        command.setOut(new PrintWriter(to, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private int detect(String input, String... args) {
        return detect(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, args);
    }

    private List<String> rows() {
        return out.toString().lines().skip(1).toList();
    }

    private static double score(String row) {
        return Double.parseDouble(row.substring(row.lastIndexOf(',') + 1));
    }

    private static double value(int minute) {
        return 100 + 10 * Math.sin(minute / 7.0) + (minute * 7919 % 13) / 10.0;
    }

    private static String minutes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> 1_772_409_600L + 60L * i + "," + value(i))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void writesEachPointWithItsScoreAndAlarmsAtTheSpike() {
        String spike = 1_772_409_600L + 60L * 600 + ",900.5";

        assertThat(detect("timestamp,value\n" + minutes(600) + spike + "\n")).isZero();

        assertThat(out.toString()).startsWith("timestamp,value,anomaly_score\n1772409600,");
        assertThat(rows()).hasSize(601);
        assertThat(rows().subList(0, 600)).allMatch(row -> score(row) < 0.5);
        assertThat(rows().get(600)).startsWith(spike + ",0.");
        assertThat(score(rows().get(600))).isGreaterThanOrEqualTo(0.5);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyDetectorFindsThatSpike() {
        for (Detectors each : Detectors.values()) {
            out.getBuffer().setLength(0);
            String spike = 1_772_409_600L + 60L * 3_000 + ",900.5";

            assertThat(detect(minutes(3_000) + spike, "--detector", each.label()))
                    .isZero();
            assertThat(score(rows().get(3_000))).as(each.label()).isGreaterThanOrEqualTo(0.5);
        }
    }

    @Test
    void understandsTimesOfManyFormsAndWritesThemAsGiven() {
        List<String> times = List.of(
                "2026-03-02T10:00:00Z",
                "2026-03-02T11:00:00.123+01:00",
                "2026-03-02T11:00:00+0100",
                "2026-03-02 10:00:00",
                "2026-03-02 10:00",
                "2026-03-02",
                "1772445600",
                "1772445600.5",
                "1772445600000");

        assertThat(detect(times.stream().map(each -> each + ",1\n").collect(Collectors.joining())))
                .isZero();

        assertThat(rows())
                .containsExactlyElementsOf(
                        times.stream().map(each -> each + ",1,0.000000000").toList());
        assertThat(SeriesLine.parse("2026-03-02 10:00,1", ZoneOffset.UTC).epochMilli())
                .isEqualTo(SeriesLine.parse("1772445600,1", ZoneOffset.UTC).epochMilli())
                .isEqualTo(SeriesLine.parse("1772445600000,1", ZoneOffset.UTC).epochMilli());
    }

    @Test
    void skipsBadLinesAndSaysWhichAndKeepsPointsWithoutAValue() {
        String input = "\ufeffwhen,what,extra\n1,2,3\n\nnonsense\n2,\n3,x\n4,NaN\nyesterday,4\n\"5\",\"6\"\n";

        assertThat(detect(input)).isZero();

        assertThat(rows()).containsExactly("1,2,0.000000000", "2,,0.000000000", "4,NaN,0.000000000", "5,6,0.000000000");
        assertThat(err.toString().lines())
                .containsExactly(
                        "Line 4: timestamp,value is needed",
                        "Line 6: the value is not a number",
                        "Line 8: the timestamp is no time that is known here");
    }

    @Test
    void saysHowManyLinesItSkippedInsteadOfAllOfThem() {
        assertThat(detect("a,b\n" + "x,y\n".repeat(1_000) + "1,2\n")).isZero();

        assertThat(rows()).hasSize(1);
        assertThat(err.toString().lines()).hasSize(21).contains("1000 lines were skipped in all");
    }

    @Test
    void listsTheDetectorsInItsHelp() {
        assertThat(detect("", "--help")).isZero();

        for (Detectors each : Detectors.values()) {
            assertThat(out.toString())
                    .contains("  " + each.label() + " ", each.description().substring(0, 40));
        }
    }

    @Test
    void refusesADetectorOrZoneThatDoesNotExist() {
        assertThat(detect("", "--detector", "oracle")).isEqualTo(2);
        assertThat(err.toString()).contains("'oracle'", "novelty, z-score");
        assertThat(detect("", "--zone", "Mars/Olympus")).isEqualTo(2);
        assertThat(err.toString()).contains("'Mars/Olympus'", "Europe/Berlin");
        assertThat(detect("")).isZero();
    }

    @Test
    void answersEachPointOfAPipeBeforeTheNextOneComes() throws Exception {
        PipedOutputStream points = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(points);
        PipedWriter scores = new PipedWriter();
        try (BufferedReader read = new BufferedReader(new PipedReader(scores))) {
            CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(() -> detect(input, scores));
            assertThat(read.readLine()).isEqualTo("timestamp,value,anomaly_score");
            for (int i = 0; i < 5; i++) {
                points.write((i + ",7\n").getBytes(StandardCharsets.UTF_8));
                points.flush();
                assertThat(read.readLine()).isEqualTo(i + ",7,0.000000000");
            }
            points.close();
            assertThat(exit.get(60, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void streamsAMillionLinesWithoutKeepingThem() {
        Endless million = new Endless(1_000_000);
        Counting counting = new Counting(million);

        assertThat(detect(million, counting, "--detector", "ewma")).isZero();

        assertThat(counting.lines).isEqualTo(1_000_001);
        assertThat(counting.behind).as("lines read but not yet written").isLessThan(20_000);
    }

    @Test
    void stopsWhenNobodyReads() {
        Endless endless = new Endless(Integer.MAX_VALUE);

        assertThat(detect(endless, new Closed())).isZero();

        assertThat(endless.made).isLessThan(100_000);
    }

    /** A series that is made as it is read. */
    private static final class Endless extends InputStream {

        private final int count;
        private int made;
        private byte[] line = new byte[0];
        private int at;

        Endless(int count) {
            this.count = count;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == line.length) {
                if (made == count) {
                    return -1;
                }
                line = (60L * made + "," + value(made) + "\n").getBytes(StandardCharsets.UTF_8);
                made++;
                at = 0;
            }
            int copied = Math.min(length, line.length - at);
            System.arraycopy(line, at, into, from, copied);
            at += copied;
            return copied;
        }

        @Override
        public int available() {
            return made == count ? 0 : 1;
        }
    }

    private static final class Counting extends Writer {

        private final Endless source;
        private int lines;
        private int behind;

        Counting(Endless source) {
            this.source = source;
        }

        @Override
        public void write(char[] chars, int from, int length) {
            for (int i = from; i < from + length; i++) {
                lines += chars[i] == '\n' ? 1 : 0;
            }
            behind = Math.max(behind, source.made - lines);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Closed extends Writer {

        @Override
        public void write(char[] chars, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void close() {}
    }
}
