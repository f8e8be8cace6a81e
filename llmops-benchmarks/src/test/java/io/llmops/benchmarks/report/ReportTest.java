package io.llmops.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.benchmarks.call.Subject;
import io.llmops.benchmarks.startup.StartUpTimes;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {

    private static final Findings FINDINGS = new Findings(
            Instant.parse("2026-11-23T12:00:00Z"),
            true,
            List.of("-Xmx1g"),
            new Machine("A <fast> & \"cheap\" CPU", 2, 4096, "Linux amd64", "VM 17", Map.of("JMH", "1.37")),
            List.of(
                    measured("BARE", 10, 0, 8, 12),
                    measured("MINIMUM", 210, 0, 200, 220),
                    measured("OURS", 510, 240, 490, 530),
                    measured("SPRING_AI_BARE", 1000, 500, 990, 1010),
                    measured("SPRING_AI_OBSERVED", 6000, 7500, 5900, 6100),
                    new Measurement(
                            "Other.benchmark",
                            Map.of("size", "1"),
                            "us/op",
                            List.of(List.of(3.0)),
                            OptionalDouble.empty())),
            List.of(new StartUpTimes(
                    "OURS", "LLMOps", List.of(30_000_000L, 10_000_000L, 20_000_000L), List.of(5_000L, 4_000L, 9_000L))),
            List.of(),
            List.of("Third.benchmark: no time left"));

    private static Measurement measured(String subject, double score, double bytes, double low, double high) {
        return new Measurement(
                Report.CALL,
                Map.of("subject", subject),
                "ns/op",
                List.of(List.of(low, low), List.of(high, high), List.of(score, score)),
                OptionalDouble.of(bytes));
    }

    private static Added added(Subject subject) {
        return Added.of(Report.CALL, Subject.values(), FINDINGS.measurements()).stream()
                .filter(row -> row.subject() == subject)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsAddedIsTheCallLessItsOwnBareCall() {
        assertThat(added(Subject.OURS).nanos()).isEqualTo(500, within(1e-9));
        assertThat(added(Subject.OURS).bytes()).hasValue(240);
        assertThat(added(Subject.SPRING_AI_OBSERVED).nanos()).isEqualTo(5000, within(1e-9));
        assertThat(added(Subject.SPRING_AI_OBSERVED).bytes()).hasValue(7000);
    }

    @Test
    void ratiosAreOfWhatIsAdded() {
        assertThat(added(Subject.OURS).times(added(Subject.MINIMUM))).isEqualTo(2.5, within(1e-9));
        assertThat(added(Subject.OURS).perRecord()).isEqualTo(500.0 / 9, within(1e-9));
    }

    @Test
    void aCostThatDrownsInNoiseIsNoYardstick() {
        Added nothing = new Added(Subject.MINIMUM, -1, -2, 0, OptionalDouble.empty());

        assertThat(added(Subject.OURS).times(nothing)).isNaN();
        assertThat(MarkdownReport.number(Double.NaN)).isEqualTo("–");
    }

    @Test
    void noiseIsTheRangeOfTheJvmsAndOfASingleOneThatOfItsIterations() {
        Measurement forks = measured("OURS", 510, 0, 490, 530);
        Measurement single =
                new Measurement("x", Map.of(), "ns/op", List.of(List.of(1.0, 4.0, 2.0)), OptionalDouble.empty());

        assertThat(List.of(forks.low(), forks.high())).containsExactly(490.0, 530.0);
        assertThat(List.of(single.low(), single.high())).containsExactly(1.0, 4.0);
    }

    @Test
    void tablesTellCostRangeBytesAndRatios() {
        assertThat(MarkdownReport.of(FINDINGS))
                .contains("| **LLMOps, metrics only** | 500 | 480 to 520 | 240 | 2.5 | 9 | 56 |")
                .contains("| LLMOps, metrics only | 10 |")
                .contains("| LLMOps | 20 | 10 to 30 | 5.0 | 4.0 to 9.0 |")
                .contains("| Other.benchmark {size=1} | 3.0 | 3.0 to 3.0 | us/op | – |")
                .contains("loaded without being configured: none.")
                .contains("- Third.benchmark: no time left")
                .contains("JMH 1.37")
                .contains("A short run");
    }

    @Test
    void theChartIsWellFormedAndHasABarForEachWhoWatches() throws Exception {
        Document chart = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Chart.of(FINDINGS))));

        assertThat(chart.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(chart.getDocumentElement().getTextContent()).contains("A <fast> & \"cheap\" CPU");
    }

    @Test
    void theRawFiguresAreInTheJson() throws Exception {
        var json = new ObjectMapper().readTree(JsonReport.of(FINDINGS));

        assertThat(json.at("/measurements/2/forks/0/0").asDouble()).isEqualTo(490);
        assertThat(json.at("/machine/versions/JMH").asText()).isEqualTo("1.37");
        assertThat(json.at("/startUp/0/buildAndFirstCallNanos")).hasSize(3);
    }

    @Test
    void aPageKeepsWhatPeopleWrote() {
        String page = "Before\n" + Page.BEGIN + "\nold\n" + Page.END + "\nAfter\n";

        assertThat(Page.with(page, "new\n")).isEqualTo("Before\n" + Page.BEGIN + "\nnew\n" + Page.END + "\nAfter\n");
        assertThatThrownBy(() -> Page.with("no place", "new")).hasMessageContaining(Page.BEGIN);
    }

    @Test
    void unknownArgumentsAreNamed() {
        assertThat(Settings.of("--short", "--out", "docs")).isEqualTo(new Settings(true, Path.of("docs")));
        assertThatThrownBy(() -> Settings.of("--fast")).hasMessageContaining("--fast");
    }

    @Test
    void everyVersionIsKnown() {
        assertThat(Machine.current().versions().values())
                .isNotEmpty()
                .allSatisfy(version -> assertThat(version).doesNotContain("$"));
    }

    @Test
    void everyBenchmarkOfTheJarIsFound() {
        assertThat(Benchmarks.names()).contains("io.llmops.benchmarks.call.CallBenchmark.call");
    }
}
