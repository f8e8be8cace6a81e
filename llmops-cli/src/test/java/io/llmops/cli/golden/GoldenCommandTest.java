package io.llmops.cli.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelRequest;
import io.llmops.testkit.server.ModelServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class GoldenCommandTest {

    private static final String KEY = "sk-secret-0123456789";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private volatile int wrongFrom = 100;
    private ModelServer server = ModelServer.start((request, random) -> Answer.of("none"));

    /** Knows squares; from a number on it does not. */
    @BeforeEach
    void start() {
        server.close();
        server = ModelServer.builder()
                .apiKey(KEY)
                .script((request, random) -> {
                    int number = Integer.parseInt(request.lastUserText().replaceAll("\\D", ""));
                    return Answer.of("It is " + (number * number + (number >= wrongFrom ? 1 : 0)) + ".");
                })
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path squares(int count) throws IOException {
        return Files.writeString(
                directory.resolve("squares.jsonl"),
                IntStream.range(0, count)
                        .mapToObj(i -> "{\"id\":\"sq" + i + "\",\"question\":\"" + i + " squared?\",\"expected\":"
                                + i * i + ",\"tags\":[\"" + (i % 2 == 0 ? "even" : "odd") + "\"]}")
                        .collect(Collectors.joining("\n")));
    }

    private int golden(String... args) {
        UnaryOperator<@Nullable String> environment = Map.of("OPENAI_API_KEY", KEY)::get;
        CommandLine command = new CommandLine(new GoldenCommand(), new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == GoldenRunCommand.class
                        ? type.cast(new GoldenRunCommand(environment))
                        : CommandLine.defaultFactory().create(type);
            }
        });
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println(failure.getMessage());
            return 2;
        });
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private int run(Path golden, String... more) {
        String[] args = {
            "run", golden.toString(), "--base-url", server.baseUri().toString(), "--model", "gpt-4o-mini"
        };
        return golden(IntStream.range(0, args.length + more.length)
                .mapToObj(i -> i < args.length ? args[i] : more[i - args.length])
                .toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        assertThat(out.toString().strip().lines()).hasSize(1);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void runsAndPrintsOneJsonObjectIntoAPipe() throws IOException {
        assertThat(run(squares(6))).isZero();

        JsonNode json = json();
        assertThat(json.path("shareRight").asDouble()).isEqualTo(1);
        assertThat(json.path("trials").asInt()).isEqualTo(6);
        assertThat(json.path("stopped").asText()).isEqualTo("FINISHED");
        assertThat(json.path("costUsd").asDouble()).isPositive();
        assertThat(json.path("tags").path("odd").path("right").asInt()).isEqualTo(3);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void printsATableWhereItIsAskedFor() throws IOException {
        wrongFrom = 4;

        assertThat(run(squares(6), "--format", "table")).isZero();

        assertThat(out.toString())
                .startsWith("squares on gpt-4o-mini")
                .contains(": 67 % right, 6 of 6 trials, 0 errors", "even", "2 of     3 right", "wrong: sq4, sq5");
    }

    @Test
    void goesOnWhereABudgetEndedIt() throws IOException {
        Path golden = squares(8);
        String out1 = directory.resolve("run.jsonl").toString();
        assertThat(run(golden, "--out", out1, "--budget", "0.00001", "--concurrency", "1"))
                .isEqualTo(1);
        int asked = server.requests().size();
        assertThat(asked).isBetween(1, 7);
        assertThat(json().path("stopped").asText()).isEqualTo("BUDGET");
        out.getBuffer().setLength(0);

        assertThat(run(golden, "--out", out1)).isZero();

        assertThat(server.requests()).hasSize(8);
        assertThat(json().path("trials").asInt()).isEqualTo(8);
        assertThat(err.toString()).contains("Goes on with", asked + " results");
    }

    @Test
    void comparesTwoRuns() throws IOException {
        Path golden = squares(40);
        String before = directory.resolve("before.jsonl").toString();
        String after = directory.resolve("after.jsonl").toString();
        assertThat(run(golden, "--out", before)).isZero();
        wrongFrom = 20;
        assertThat(run(golden, "--out", after)).isZero();
        out.getBuffer().setLength(0);

        assertThat(golden("compare", before, after)).isZero();

        JsonNode json = json();
        assertThat(json.path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(json.path("sentence").asText())
                .isEqualTo("100 % → 50 %, p < 0.0001; regressed: even (10 of 20), odd (10 of 20)");
        assertThat(json.path("cases")).hasSize(20);
        out.getBuffer().setLength(0);

        assertThat(golden("compare", before, after, "--format", "table", "--fail-on-regression"))
                .isEqualTo(1);

        assertThat(out.toString())
                .startsWith("REGRESSED: 100 % → 50 %")
                .contains("20 cases worse, 0 better", "tag ", "odd ", "changed case", "sq39");
    }

    @Test
    void comparesLinesThatOthersWrote() throws IOException {
        Path one = Files.writeString(directory.resolve("one.jsonl"), lines(12, true));
        Path other = Files.writeString(directory.resolve("other.jsonl"), lines(12, false) + "rubbish\n");

        assertThat(golden("compare", one.toString(), other.toString(), "--format", "json"))
                .isZero();

        assertThat(json().path("verdict").asText()).isEqualTo("REGRESSED");
        assertThat(err.toString()).contains("line 13 is no result");
    }

    private static String lines(int count, boolean correct) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"case\":\"c" + i + "\",\"correct\":" + correct + "}\n")
                .collect(Collectors.joining());
    }

    @Test
    void theKeyIsSentAndNeverShown() throws IOException {
        server.enqueue(Fault.invalidApiKey(), Fault.serverError());
        Path golden = squares(3);

        run(golden, "--out", directory.resolve("r.jsonl").toString(), "--concurrency", "1", "--keep-outputs");

        assertThat(server.requests())
                .allSatisfy(it -> assertThat(it.header("Authorization")).contains("Bearer " + KEY));
        assertThat(out.toString() + err + Files.readString(directory.resolve("r.jsonl")))
                .doesNotContain(KEY);
        assertThat(Files.readString(directory.resolve("r.jsonl"))).contains("\"output\":\"It is ");
    }

    @Test
    void errorsOfTheProviderAreCountedApart() throws IOException {
        server.enqueue(Fault.badRequest("no"));

        assertThat(run(squares(3), "--concurrency", "1")).isZero();

        assertThat(json().path("errors").asInt()).isEqualTo(1);
        assertThat(json().path("shareRight").asDouble()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongAndWhatToDo() throws IOException {
        Path golden = Files.writeString(
                directory.resolve("bad.jsonl"),
                "{\"id\":\"a\",\"question\":\"1 squared?\",\"expected\":1}\nnonsense\n");
        assertThat(run(golden)).isZero();
        assertThat(err.toString()).contains("line 2: is no JSON object").contains("left out");

        assertThat(run(golden, "--strict")).isEqualTo(2);
        assertThat(run(golden, "--out", "run.txt")).isEqualTo(2);
        assertThat(err.toString()).contains("ends with .jsonl");
        assertThat(golden("run", golden.toString(), "--base-url", "nowhere", "--model", "m"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("https://api.openai.com/v1");
        assertThat(run(golden, "--budget", "1", "--model", "own-model")).isEqualTo(2);
        assertThat(golden("compare", golden.toString(), golden.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'case' and 'correct'");
    }

    @Test
    void asksAJudgeWhereARubricSaysSo() throws IOException {
        Path golden = Files.writeString(
                directory.resolve("judged.jsonl"),
                "{\"id\":\"a\",\"question\":\"7 squared?\",\"rubric\":\"relevance\"}");
        assertThat(run(golden)).isEqualTo(2);
        assertThat(err.toString()).contains("needs a Judge");
        server.enqueue(Answer.of("49"), Answer.of("{\"score\": 5}"), Answer.of("five"));

        assertThat(run(golden, "--judge-model", "gpt-4o")).isZero();

        assertThat(json().path("errorTypes").path("judge_unusable").asInt()).isEqualTo(1);
        assertThat(server.requests())
                .extracting(ModelRequest::model)
                .containsExactly("gpt-4o-mini", "gpt-4o", "gpt-4o");
    }

    private Path byMeaning() throws IOException {
        return Files.writeString(directory.resolve("meaning.jsonl"), """
            {"id":"same","question":"7 squared?","expected":"It is 49.","match":"embedding"}
            {"id":"other","question":"8 squared?","expected":"Bananas are yellow","match":{"type":"embedding","atLeast":0.9}}
            """);
    }

    @Test
    void comparesByMeaningWhereAnEmbeddingModelIsNamed() throws IOException {
        assertThat(run(byMeaning())).isEqualTo(2);
        assertThat(err.toString()).contains("needs an Embedding");

        assertThat(run(byMeaning(), "--embedding-model", "text-embedding-3-small"))
                .isZero();

        assertThat(json().path("shareRight").asDouble()).isEqualTo(0.5);
        assertThat(server.requests())
                .extracting(ModelRequest::model)
                .containsOnly("gpt-4o-mini", "text-embedding-3-small");
    }

    @Test
    void embeddingsOfAnotherEndpointDoNotGetTheKeyOfTheFirst() throws IOException {
        try (ModelServer other = ModelServer.start((request, random) -> Answer.of("none"))) {
            String url = other.baseUri().toString();

            assertThat(run(byMeaning(), "--embedding-model", "house-model", "--embedding-url", url))
                    .isZero();

            assertThat(other.requests())
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.header("Authorization")).isEmpty());
            assertThat(json().path("shareRight").asDouble()).isEqualTo(0.5);
        }
    }
}
