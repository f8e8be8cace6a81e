package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** Two days of a queue that is usually short: it is long at ten on each day, and a little long on the second evening. */
class BacktestCommandTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final String MODEL = "\"<b>\"\"gpt\"\" & co</b>\"";

    private static final String MONITORS = """
        {"monitors": [{
          "name": "long-queue",
          "summary": "Requests wait",
          "severity": "warning",
          "pending-for": "2m",
          "when": {"threshold": {"value": {"mean": {"metric": "queue", "by": ["model"]}, "over": "5m"}, "above": 20}}
        }]}
        """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path monitors = Path.of("");
    private Path history = Path.of("");
    private Path incidents = Path.of("");

    @BeforeEach
    void write() throws IOException {
        monitors = file("monitors.json", MONITORS);
        List<String> lines = new ArrayList<>(List.of("timestamp,metric,value,kind,model"));
        SplittableRandom random = new SplittableRandom(1);
        for (int minute = 0; minute <= 2 * 24 * 60; minute++) {
            double waiting = 5 + 3 * random.nextDouble() + rise(minute);
            lines.add(BEGIN.plus(Duration.ofMinutes(minute)) + ",queue," + waiting + ",gauge," + MODEL);
        }
        history = file("history.csv", String.join("\n", lines));
        incidents = file("incidents.csv", """
            start,end,monitor
            2026-03-03 10:00:00,2026-03-03 10:30:00,long-queue|another
            2026-03-02T11:00:00+01:00,2026-03-02T11:30:00+01:00,
            """);
    }

    private static double rise(int minute) {
        int ofDay = minute % (24 * 60);
        boolean morning = ofDay > 10 * 60 && ofDay <= 10 * 60 + 30;
        boolean evening = minute > (24 + 20) * 60 && minute <= (24 + 20) * 60 + 30;
        return morning ? 50 : evening ? 25 : 0;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    @Test
    void tellsHowRightAlertsWereAndWhichLimitWouldHaveBeenBetter() {
        assertThat(run("--incidents", incidents.toString(), "--list")).isZero();

        assertThat(err.toString()).contains("names the monitor \"another\", which there is not");
        assertThat(lines())
                .anySatisfy(it -> assertThat(it).contains("(2d), 2881 lines, a tick every 1m"))
                .anySatisfy(it -> assertThat(it).startsWith("2 labelled incidents"))
                .anySatisfy(it -> assertThat(it)
                        .containsPattern("^long-queue +3 +10\\.5 +67 % +2/2 100 % +4m +<b>\"gpt\" & co</b> \\(1\\)$"))
                .anySatisfy(it -> assertThat(it)
                        .contains("2026-03-02T10:04:00Z")
                        .contains("warning")
                        .contains("limit 20"))
                .anySatisfy(it -> assertThat(it).containsPattern("above 20 +10\\.5 +67 % +2/2 100 % +now$"))
                .anySatisfy(it -> assertThat(it)
                        .containsPattern("Suggested: above [34]\\d")
                        .contains("7.0 alerts a week instead of 10.5")
                        .contains("precision 100 % instead of 67 %, recall 100 % instead of 100 %"));
    }

    @Test
    void whatIsToldInMaintenanceLiveIsNotToldHereEither() throws IOException {
        monitors = file("monitors.json", MONITORS.replace("\"monitors\"", """
            "maintenance": [{
              "reason": "the index is rebuilt", "monitors": "long-*",
              "once": {"from": "2026-03-03T09:30:00Z", "until": "2026-03-03T11:00:00Z"}
            }], "monitors\""""));

        assertThat(run("--incidents", incidents.toString())).isZero();

        assertThat(lines())
                .anySatisfy(it -> assertThat(it).containsPattern("^long-queue +2 +7\\.0 +50 % +1/2 50 % "))
                .anySatisfy(it -> assertThat(it).containsPattern("above 20 +7\\.0 +50 % +1/2 50 % +now"))
                .contains("Not told because of maintenance: 1");
    }

    @Test
    void withoutIncidentsSuggestsTheMostSensitiveLimitThatIsQuietEnough() {
        assertThat(run("--alerts-per-week", "7")).isZero();

        assertThat(lines())
                .anySatisfy(it -> assertThat(it).contains("give --incidents FILE"))
                .anySatisfy(it -> assertThat(it).containsPattern("^long-queue +3 +10\\.5 +– +– +– +<b>"))
                .anySatisfy(it -> assertThat(it).contains("7.0 alerts a week instead of 10.5"));
    }

    @Test
    void drawsWhatHappenedForLightAndDarkWithoutAskingAnybody() throws Exception {
        Path picture = folder.resolve("timeline.svg");

        assertThat(run("--incidents", incidents.toString(), "--svg", picture.toString(), "--no-tuning"))
                .isZero();

        String svg = Files.readString(picture);
        Document document = parsed(svg);
        assertThat(count(document, "rect", "incident")).isEqualTo(2 + 1); // and one in the legend
        assertThat(count(document, "rect", "right")).isEqualTo(2 + 1);
        assertThat(count(document, "rect", "false")).isEqualTo(1 + 1);
        assertThat(document.getElementsByTagName("g").getLength()).isEqualTo(1);
        assertThat(document.getDocumentElement().getTextContent()).contains("<b>\"gpt\" & co</b>", "long-queue");
        assertThat(document.getElementsByTagName("b").getLength()).isZero();
        assertThat(svg).contains("prefers-color-scheme:dark");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "href", "<script", "url(");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static long count(Document document, String element, String type) {
        NodeList all = document.getElementsByTagName(element);
        long count = 0;
        for (int i = 0; i < all.getLength(); i++) {
            count += ((Element) all.item(i)).getAttribute("class").equals(type) ? 1 : 0;
        }
        return count;
    }

    @Test
    void theStandardPackJudgesWhatItFindsAndSaysWhatItMisses() throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,metric,value,kind,gen_ai.request.model,error.type"));
        for (int minute = 1; minute <= 6 * 60; minute++) {
            Instant at = BEGIN.plus(Duration.ofMinutes(minute));
            int failed = minute > 300 && minute <= 330 ? 8 : 0;
            lines.add(at + ",gen_ai.client.inference.duration," + (20 - failed) + ",counter,gpt-4o,");
            lines.add(at + ",gen_ai.client.inference.duration," + failed + ",counter,gpt-4o,server_error");
        }
        Path calls = file("calls.csv", String.join("\n", lines));

        assertThat(execute("backtest", "standard", calls.toString(), "--list", "--no-tuning"))
                .isZero();

        assertThat(lines())
                .anySatisfy(it -> assertThat(it).containsPattern("^error-rate +1 +28\\.1"))
                .anySatisfy(it -> assertThat(it).contains("2026-03-02T05:0").contains("error-rate gpt-4o for"))
                .anySatisfy(it ->
                        assertThat(it).startsWith("Nothing to judge for: ").contains("gpu-memory-full"));
        assertThat(err.toString()).contains("has no metric llmops.cost");
    }

    @Test
    void goesOnWhereLinesMakeNoSenseAndNamesThem() throws IOException {
        String good = Files.readString(history);
        file(
                "history.csv",
                good.replaceFirst("\n", "\nyesterday,queue,1,gauge,x\n2026-03-02T00:00:30Z,queue,many,gauge,x\n"));
        file("incidents.csv", "start,end\n2026-03-02T10:00:00Z,2026-03-02T09:00:00Z\nat ten,later\n");

        assertThat(run("--incidents", incidents.toString(), "--no-tuning")).isZero();

        assertThat(err.toString())
                .contains("history.csv line 2: timestamp is \"yesterday\"")
                .contains("history.csv line 3: value is \"many\"")
                .contains("incidents.csv line 2: it ends at 2026-03-02T09:00:00Z, before it starts")
                .contains("incidents.csv line 3: start is \"at ten\"");
        assertThat(out.toString()).contains("long-queue");
    }

    @Test
    void refusesArgumentsThatCannotBeUsedAndSaysWhatToChange() throws IOException {
        Path other = file("other.csv", "timestamp,metric,value\n2026-03-02T00:00:00Z,Queue_,1\n");
        assertThat(execute("backtest", monitors.toString(), other.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no metric queue; did you mean Queue_?");

        assertThat(execute("backtest", "standrad", history.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no file standrad").contains("pack: standard");

        assertThat(run("--monitor", "long-queu")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean long-queue?");

        assertThat(execute("backtest", monitors.toString(), "nowhere.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere.csv cannot be read");

        Path headless = file("headless.csv", "2026-03-02T10:00:00Z,2026-03-02T11:00:00Z\n");
        assertThat(run("--incidents", headless.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("headless.csv line 1").contains("start,end");

        assertThat(execute(
                        "backtest",
                        monitors.toString(),
                        file("empty.csv", "timestamp,metric,value\n").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no line that can be replayed");
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("backtest", monitors.toString(), history.toString()));
        arguments.addAll(Arrays.asList(options));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine commandLine = LlmOpsCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }
}
