package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(120)
class TriageCommandTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:03:17Z");
    private static final long WINDOW = 600;
    private static final int HISTORY = 30;

    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Random random = new Random(3);
    private final List<String> lines = new ArrayList<>();

    private int triage(String input, String... args) {
        CommandLine command =
                new CommandLine(new TriageCommand(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
        command.setExecutionExceptionHandler(LlmOpsCommand::report);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private List<JsonNode> answers() throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            answers.add(json.readTree(line));
        }
        return answers;
    }

    private void call(double second, String customer, boolean blocked) {
        lines.add(String.format(
                "{\"at\":\"%s\",\"customer\":\"%s\"%s,\"blocked\":%b}",
                MONDAY.plusMillis((long) (second * 1000)),
                customer,
                blocked ? ",\"rule\":\"injection\"" : "",
                blocked));
    }

    /** Ten minutes of calls of twenty customers, one in fifty blocked. */
    private void window(int number, double rate) {
        for (int i = 0; i < 600; i++) {
            int customer = (int) (20 * Math.pow(random.nextDouble(), 3));
            call(number * WINDOW + i * WINDOW / 600.0, "c" + customer, random.nextDouble() < rate);
        }
    }

    private void history() {
        for (int i = 0; i < HISTORY; i++) {
            window(i, 0.02);
        }
    }

    /** Blocked calls of these customers, spread over the last window. */
    private void attack(String... customers) {
        for (int i = 0; i < 40; i++) {
            for (String customer : customers) {
                call(HISTORY * WINDOW + i * WINDOW / 40.0, customer, true);
            }
        }
        lines.sort(null);
    }

    private String input() {
        return String.join("\n", lines);
    }

    @Test
    void namesTheAttackerOfTheLastWindow() throws Exception {
        history();
        window(HISTORY, 0.02);
        attack("mallory");

        assertThat(triage(input())).isZero();

        assertThat(answers()).hasSize(1);
        JsonNode answer = answers().get(0);
        assertThat(answer.fieldNames()).toIterable().containsExactly("scope", "customers", "confidence", "evidence");
        assertThat(answer.path("scope").asText()).isEqualTo("ONE_CUSTOMER");
        assertThat(answer.path("customers"))
                .hasSize(1)
                .first()
                .extracting(JsonNode::asText)
                .isEqualTo("mallory");
        assertThat(answer.path("confidence").asDouble()).isBetween(0.8, 1.0);
        assertThat(answer.path("evidence").findValuesAsText("name")).contains("total", "excess", "customer");
        assertThat(answer.path("evidence").findValuesAsText("sentence"))
                .anyMatch(sentence -> sentence.startsWith("mallory: 40 of 40 calls blocked"))
                .anyMatch(sentence -> sentence.startsWith("rule 'injection' has 100 %"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tellsFewFromManyFromNone() throws Exception {
        history();
        assertThat(triage(input())).isZero();
        window(HISTORY, 0.02);
        attack("m1", "m2", "m3", "c4");
        assertThat(triage(input())).isZero();
        lines.removeIf(line -> line.contains("\"m"));
        lines.removeIf(line -> !Instant.parse(line.substring(7, line.indexOf('Z') + 1))
                .isBefore(MONDAY.plusSeconds(HISTORY * WINDOW)));
        window(HISTORY, 0.08);
        assertThat(triage(input())).isZero();

        assertThat(answers())
                .extracting(answer -> answer.path("scope").asText())
                .containsExactly("NONE", "FEW", "MANY");
        assertThat(answers().get(1).path("customers"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("m1", "m2", "m3", "c4");
    }

    @Test
    void judgesTheTenMinutesThatEndWithTheLastCallWhereverTheyBegin() throws Exception {
        history();
        window(HISTORY, 0.02);
        attack("mallory");
        // five minutes later it still is the last window, for half of it
        for (int i = 0; i < 300; i++) {
            call((double) (HISTORY + 1) * WINDOW + i, "c1", false);
        }
        assertThat(triage(input())).isZero();
        // two hours later it is not
        for (int i = 0; i < 7_200; i++) {
            call((double) (HISTORY + 1) * WINDOW + 300 + i, "c1", false);
        }
        assertThat(triage(input())).isZero();
        assertThat(answers())
                .extracting(answer -> answer.path("scope").asText())
                .containsExactly("ONE_CUSTOMER", "NONE");
    }

    @Test
    void printsALineForEachWindowWithItsTimes() throws Exception {
        history();
        window(HISTORY, 0.02);
        attack("mallory");

        assertThat(triage(input(), "--all")).isZero();

        assertThat(answers()).hasSize(HISTORY + 1);
        assertThat(answers().get(0).path("from").asText()).isEqualTo(MONDAY.toString());
        assertThat(answers().get(0).path("to").asText())
                .isEqualTo(MONDAY.plusSeconds(WINDOW).toString());
        assertThat(answers().get(0).path("evidence").findValuesAsText("name")).containsExactly("history");
        assertThat(answers().subList(0, HISTORY))
                .allMatch(answer -> answer.path("scope").asText().equals("NONE"));
        assertThat(answers().get(HISTORY).path("customers").path(0).asText()).isEqualTo("mallory");
    }

    @Test
    void windowsMayBeOfAnyLength() throws Exception {
        history();
        window(HISTORY, 0.02);
        attack("mallory");

        assertThat(triage(input(), "--window", "5m")).isZero();
        assertThat(triage(input(), "--window=1h")).isZero();
        assertThat(answers()).allMatch(answer -> answer.path("scope").asText().equals("ONE_CUSTOMER"));
        assertThat(TriageCommand.length("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(TriageCommand.length("PT10M")).isEqualTo(Duration.ofMinutes(10));
        assertThat(TriageCommand.length("1d")).isEqualTo(Duration.ofDays(1));
        assertThat(triage(input(), "--window", "soon")).isEqualTo(2);
        assertThat(triage(input(), "--window", "0m")).isEqualTo(2);
        assertThat(triage(input(), "--window", "-5m")).isEqualTo(2);
        assertThat(err.toString()).contains("--window soon", "10m");
    }

    @Test
    void understandsTimesAsNumbersAndFieldsInAnyOrder() {
        long epoch = MONDAY.getEpochSecond();
        CallLine line = CallLine.parse(
                "{\"blocked\":true,\"x\":{\"y\":[1]},\"customer\":7,\"rule\":\"r\",\"at\":" + epoch + "}");

        assertThat(line).isEqualTo(new CallLine(MONDAY.toEpochMilli(), "7", "r", true));
        assertThat(CallLine.parse("{\"at\":" + epoch + "000,\"blocked\":false}"))
                .isEqualTo(new CallLine(MONDAY.toEpochMilli(), "", null, false));
        assertThat(CallLine.parse("{\"at\":\"2026-03-02T11:03:17.000+01:00\",\"rule\":null,\"blocked\":false}"))
                .isEqualTo(new CallLine(MONDAY.toEpochMilli(), "", null, false));
    }

    @Test
    void reportsBadLinesByNumberAndGoesOn() throws Exception {
        history();
        String bad = "\ufeff{}\nnonsense\n[1]\n{\"at\":\"soon\",\"blocked\":false}\n{\"at\":1,\"blocked\":1}\n"
                + "{\"at\":1,\"blocked\":true\n" + "{\"at\":1,\"blocked\":true} {}\n\n\"" + "x".repeat(200_000)
                + "\"\n";

        assertThat(triage(bad + input())).isZero();

        assertThat(err.toString().lines())
                .containsExactly(
                        "Line 1: \"at\" is missing",
                        "Line 2: this is no JSON",
                        "Line 3: a JSON object is needed",
                        "Line 4: the timestamp is no time that is known here",
                        "Line 5: \"blocked\" must be true or false",
                        "Line 6: this is no JSON",
                        "Line 7: one whole JSON object is needed",
                        "Line 9: longer than 65536 characters");
        assertThat(answers()).hasSize(1);
    }

    @Test
    void saysHowManyLinesWereSkippedOrLate() {
        history();
        lines.add(3, lines.get(900));

        assertThat(triage("x\n".repeat(1_000) + input())).isZero();

        assertThat(err.toString().lines()).hasSize(22);
        assertThat(err.toString()).contains("1000 lines were skipped in all", "897 lines were earlier");
    }

    @Test
    void anEmptyInputIsAnErrorThatTellsWhatIsNeeded() {
        assertThat(triage("")).isEqualTo(2);
        assertThat(err.toString()).contains("standard input has no lines", "\"at\"");
        assertThat(triage("what\n")).isEqualTo(2);
        assertThat(err.toString()).contains("no line that can be read");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void oneWindowAloneHasNothingToBeComparedWith() throws Exception {
        window(0, 0.5);

        assertThat(triage(input())).isZero();

        assertThat(answers().get(0).path("scope").asText()).isEqualTo("NONE");
        assertThat(answers().get(0).path("confidence").asDouble()).isZero();
        assertThat(answers().get(0).path("evidence").findValuesAsText("sentence"))
                .containsExactly("there is no earlier window to compare with");
    }

    @Test
    void explainsItself() {
        assertThat(triage("", "--help")).isZero();
        assertThat(out.toString()).contains("last window", "--window", "--all", "first call");
    }
}
