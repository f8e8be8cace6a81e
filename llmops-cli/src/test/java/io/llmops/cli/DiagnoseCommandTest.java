package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class DiagnoseCommandTest {

    private static final String SECRET = "xanadu";

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Random random = new Random(8);
    private Path before = Path.of("");
    private Path after = Path.of("");

    @BeforeEach
    void calls() throws IOException {
        before = file("before.jsonl", calls(60, 10));
        after = file("after.jsonl", calls(60, 25));
    }

    private Path file(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    private List<String> calls(int count, int words) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(String.format(
                    "{\"input\":\"what of %s %d?\",\"output\":\"%s\",\"score\":%.2f,\"customer\":\"c%d\",\"model\":\"m\"}",
                    SECRET,
                    random.nextInt(10_000),
                    (SECRET + " is ").repeat(words + random.nextInt(words)),
                    random.nextDouble(),
                    random.nextInt(5)));
        }
        return lines;
    }

    private static List<String> golden(int right) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            lines.add("{\"case\":\"q" + i + "\",\"correct\":" + (i < right) + "}");
        }
        return lines;
    }

    private int diagnose(Object... args) {
        CommandLine command = LlmOpsCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        List<String> words = new ArrayList<>(List.of("diagnose"));
        Arrays.stream(args).map(Object::toString).forEach(words::add);
        return command.execute(words.toArray(String[]::new));
    }

    private int diagnoseBoth(Object... more) {
        List<Object> args = new ArrayList<>(List.of("--before", before, "--after", after));
        args.addAll(List.of(more));
        return diagnose(args.toArray());
    }

    @Test
    void inAPipeIsOneObject() throws IOException {
        assertThat(diagnoseBoth()).isZero();
        JsonNode diagnosis = json.readTree(out.toString());
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(diagnosis.path("cause").asText()).isEqualTo("MODEL_CHANGED");
        assertThat(diagnosis.path("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(diagnosis.path("evidence").findValuesAsText("name"))
                .containsExactly("outputs", "inputs", "score", "reported_model");
        assertThat(diagnosis.path("evidence").path(0).path("numbers").path("p").asDouble())
                .isLessThan(0.01);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void forPeopleIsATable() {
        assertThat(diagnoseBoth("--format", "table")).isZero();
        assertThat(out.toString()).startsWith("MODEL_CHANGED: the model changed (confidence 0.");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void showsNoTextOfCalls() {
        diagnoseBoth();
        diagnoseBoth("--format", "table");
        assertThat(out.toString() + err).doesNotContain(SECRET);
    }

    @Test
    void sameFilesGiveTheSameAnswer() {
        diagnoseBoth();
        String first = out.toString();
        out.getBuffer().setLength(0);
        diagnoseBoth();
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void goldenResultsCount() throws IOException {
        Path same = file("same.jsonl", calls(60, 10));
        int status = diagnose(
                "--before",
                before,
                "--after",
                same,
                "--golden-before",
                file("gb.jsonl", golden(38)),
                "--golden-after",
                file("ga.jsonl", golden(15)));
        assertThat(status).isZero();
        JsonNode diagnosis = json.readTree(out.toString());
        assertThat(diagnosis.path("cause").asText()).isEqualTo("MODEL_CHANGED");
        assertThat(diagnosis.path("evidence").path(0).path("name").asText()).isEqualTo("golden");
        assertThat(diagnosis
                        .path("evidence")
                        .path(0)
                        .path("numbers")
                        .path("worse")
                        .asInt())
                .isEqualTo(23);
    }

    @Test
    void badLinesAreNamedCountedAndSkipped() throws IOException {
        List<String> lines = new ArrayList<>(calls(60, 25));
        lines.add(0, "\ufeff" + lines.remove(0));
        lines.add(1, "no " + SECRET);
        lines.add(3, "{\"input\":\"" + SECRET + "\"}");
        lines.add(5, "[1]");
        lines.add(7, "{\"input\":\"a\",\"output\":\"b\",\"score\":\"good\"}");
        lines.add(9, "");
        lines.add(11, "{\"input\":\"a\",\"output\":\"b\"} {}");
        after = file("bad.jsonl", lines);
        assertThat(diagnoseBoth()).isZero();
        assertThat(err.toString())
                .contains("line 2: this is no JSON")
                .contains("line 4: \"output\" is missing")
                .contains("line 6: a JSON object is needed")
                .contains("line 8: \"score\" must be a number")
                .contains("line 12: this is no JSON")
                .contains("5 of 65 lines were skipped")
                .doesNotContain(SECRET);
        assertThat(json.readTree(out.toString()).path("cause").asText()).isEqualTo("MODEL_CHANGED");
    }

    @Test
    void badGoldenLinesAreNamed() throws IOException {
        List<String> lines = new ArrayList<>(golden(30));
        lines.add("{\"case\":\"x\",\"correct\":\"maybe\"}");
        lines.add("{\"correct\":true}");
        Path golden = file("golden.jsonl", lines);
        assertThat(diagnoseBoth("--golden-before", golden, "--golden-after", golden))
                .isZero();
        assertThat(err.toString())
                .contains("line 41: \"correct\" must be true or false")
                .contains("line 42: \"case\" is missing");
    }

    @Test
    void missingFilesEmptyFilesAndHalfAGoldenSetAreRefused() throws IOException {
        assertThat(diagnose("--before", folder.resolve("none"), "--after", after))
                .isEqualTo(2);
        assertThat(err.toString()).contains("There is no file").contains("none").contains("\"input\"");
        assertThat(diagnose("--before", file("empty.jsonl", List.of()), "--after", after))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no line that can be used: it is empty");
        assertThat(diagnose("--before", file("junk.jsonl", List.of("junk")), "--after", after))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no line that can be used; 1 are bad");
        assertThat(diagnoseBoth("--golden-before", before)).isEqualTo(2);
        assertThat(err.toString()).contains("give both --golden-before and --golden-after");
        assertThat(diagnoseBoth("--format", "xml")).isEqualTo(2);
        assertThat(diagnoseBoth("--alpha", "0")).isEqualTo(2);
        assertThat(diagnose("--before", before)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsNoUtf8IsNoEnd() throws IOException {
        byte[] good = Files.readAllBytes(after);
        byte[] damaged = "{\"input\":\"\u00e9\",\"output\":\"x\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(damaged, damaged.length + good.length);
        System.arraycopy(good, 0, all, damaged.length, good.length);
        after = Files.write(folder.resolve("latin.jsonl"), all);
        assertThat(diagnoseBoth()).isZero();
    }

    @Test
    void ofVeryManyCallsSomeAreDrawn() throws IOException {
        before = file("many.jsonl", calls(2_300, 3));
        assertThat(diagnoseBoth()).isZero();
        assertThat(err.toString()).contains("of 2300 calls 2000 were drawn");
    }

    @Test
    void messagesInPlaceOfATextAreTakenAsTheyAre() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add("{\"input\":[{\"role\":\"user\",\"content\":\"q " + i + "\"}],\"output\":7,\"score\":null}");
        }
        Path messages = file("messages.jsonl", lines);
        assertThat(diagnose("--before", messages, "--after", messages)).isZero();
        assertThat(err.toString()).isEmpty();
    }
}
