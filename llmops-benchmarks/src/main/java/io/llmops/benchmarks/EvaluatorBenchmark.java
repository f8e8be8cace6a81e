package io.llmops.benchmarks;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import io.llmops.call.ToolDefinition;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.heuristic.StandardEvaluators;
import io.llmops.evaluation.text.CallTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the default evaluators cost for an answer of some length to a question of 160 characters with a document of 2,000:
 * each alone with the reading of the texts that it needs, and all together, who share it. The JSON ones judge an answer that is
 * JSON.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EvaluatorBenchmark {

    private static final int DOCUMENT = 2_000;
    private static final String[] SYLLABLES = {
        "par", "cel", "ware", "house", "de", "liv", "er", "ing", "track", "lo", "ca", "tion", "cus", "tom", "pay",
        "ment"
    };
    private static final String[] FUNCTION_WORDS = {
        "the", "of", "and", "is", "to", "in", "that", "it", "for", "on", "with", "was"
    };
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":"
                    + "{\"id\":{\"type\":\"integer\"},\"name\":{\"type\":\"string\"}},\"required\":[\"id\",\"name\"]}}}}";

    @Param({"200", "2000", "20000"})
    public int characters;

    @Param({
        "all",
        "AnswerRelevance",
        "Refusal",
        "NoApology",
        "NotEmpty",
        "Completeness",
        "NoRepetition",
        "SameLanguage",
        "PlausibleLength",
        "Groundedness",
        "Coherence",
        "ValidFormat",
        "ValidToolCall"
    })
    public String evaluator;

    private List<Evaluator> evaluators = List.of();
    private LlmCall call = call(LlmRequest.of("m", "?"), new Part.Text("!"));

    @Setup
    public void prepare() {
        evaluators = StandardEvaluators.all().stream()
                .filter(it -> evaluator.equals("all")
                        || evaluator.equals(it.getClass().getSimpleName()))
                .toList();
        call = switch (evaluator) {
            case "ValidFormat" ->
                call(
                        LlmRequest.builder("m")
                                .options(RequestOptions.defaults().withOutputSchema(SCHEMA))
                                .build(),
                        new Part.Text(json(characters)));
            case "ValidToolCall" ->
                call(
                        LlmRequest.builder("m")
                                .tool(new ToolDefinition("store", "", SCHEMA))
                                .build(),
                        new Part.ToolCall("c", "store", json(characters)));
            default -> prose();
        };
    }

    private LlmCall prose() {
        Random random = new Random(1);
        Message asked = new Message(
                Role.USER, List.of(new Part.Document(text(DOCUMENT, random)), new Part.Text(text(160, random))));
        LlmRequest request = LlmRequest.builder("m")
                .system("You are the support assistant of a parcel service. Answer politely and to the point.")
                .message(asked)
                .build();
        return call(request, new Part.Text(text(characters, random)));
    }

    private static String text(int characters, Random random) {
        StringBuilder text = new StringBuilder();
        int words = 0;
        while (text.length() < characters) {
            if (random.nextBoolean()) {
                text.append(FUNCTION_WORDS[random.nextInt(FUNCTION_WORDS.length)]);
            } else {
                for (int i = 1 + random.nextInt(3); i >= 0; i--) {
                    text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                }
            }
            text.append(++words % 14 == 0 ? ". " : " ");
        }
        return text.append("done.").toString();
    }

    private static String json(int characters) {
        StringBuilder json = new StringBuilder("{\"items\":[");
        while (json.length() < characters) {
            json.append("{\"id\":").append(json.length()).append(",\"name\":\"parcel\"},");
        }
        return json.append("{\"id\":1,\"name\":\"last\"}]}").toString();
    }

    private static LlmCall call(LlmRequest request, Part answer) {
        LlmResponse response = LlmResponse.builder()
                .choice(new Choice(0, List.of(answer), Optional.of(FinishReason.STOP)))
                .build();
        CallStart start = new CallStart(request, CallTarget.of("openai"), CallLabels.none(), Instant.EPOCH);
        return LlmCall.completed(start, response, 800_000_000);
    }

    @Benchmark
    public void evaluate(Blackhole sink) {
        CallTexts texts = new CallTexts(call);
        for (Evaluator each : evaluators) {
            sink.consume(((TextEvaluator) each).evaluate(texts));
        }
    }
}
