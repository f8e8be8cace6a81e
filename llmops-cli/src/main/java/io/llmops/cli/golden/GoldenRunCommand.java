package io.llmops.cli.golden;

import io.llmops.call.CallTarget;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.ModelInfo;
import io.llmops.call.RequestOptions;
import io.llmops.client.LlmClient;
import io.llmops.cost.PriceBook;
import io.llmops.probe.FileRuns;
import io.llmops.probe.GoldenFile;
import io.llmops.probe.GoldenRun;
import io.llmops.probe.GoldenRunBuilder;
import io.llmops.probe.GoldenSet;
import io.llmops.probe.RunReport;
import io.llmops.probe.judge.Judge;
import io.llmops.probe.spend.Tariff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a golden set to an endpoint that speaks as OpenAI does. */
@Command(
        name = "run",
        description = {
            "Puts the questions of GOLDEN to a model and tells how many answers are right.",
            "GOLDEN is JSON Lines, or YAML: {\"id\": …, \"question\": …, \"expected\": …, \"match\": …}; see"
                    + " docs/quality-golden.md. A line that cannot be read is reported by its number and left out.",
            "Ends with status 0 if every question was asked, with 1 if budget, time or the provider ended the run."
        },
        mixinStandardHelpOptions = true)
final class GoldenRunCommand implements Callable<Integer> {

    private static final String RUN_FILE = ".jsonl";

    @Parameters(paramLabel = "GOLDEN", description = "Questions and what is right.")
    private Path golden = Path.of("");

    @Option(names = "--base-url", required = true, description = "Such as https://api.openai.com/v1.")
    private String baseUrl = "";

    @Option(names = "--model", required = true, description = "The model to ask.")
    private String model = "";

    @Option(
            names = "--key-env",
            paramLabel = "NAME",
            defaultValue = "OPENAI_API_KEY",
            description = "The environment variable with the API key. Default: ${DEFAULT-VALUE}")
    private String keyVariable = "";

    @Option(names = "--repeats", defaultValue = "1", description = "How often to ask each question. Default: 1")
    private int repeats;

    @Option(names = "--concurrency", defaultValue = "4", description = "Calls at once. Default: ${DEFAULT-VALUE}")
    private int concurrency;

    @Option(names = "--rate", paramLabel = "PER_SECOND", description = "At most so many questions a second.")
    private @Nullable Double rate;

    @Option(names = "--budget", paramLabel = "USD", description = "Ends before it costs more.")
    private @Nullable Double budget;

    @Option(names = "--time-limit", paramLabel = "SECONDS", description = "Ends after so long.")
    private @Nullable Long timeLimit;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long one answer may take. Default: ${DEFAULT-VALUE}")
    private long timeout;

    @Option(names = "--temperature", description = "Of each request; by default the provider's.")
    private @Nullable Double temperature;

    @Option(names = "--max-tokens", description = "Of each answer; by default the provider's limit.")
    private @Nullable Long maxTokens;

    @Option(
            names = "--out",
            paramLabel = "RUN.jsonl",
            description = "Where results go, one a line as they come. If the file is there, the run in it goes on.")
    private @Nullable Path out;

    @Option(names = "--keep-outputs", description = "Writes the texts of answers there, too.")
    private boolean keepOutputs;

    @Option(names = "--strict", description = "Ends with status 2 if any line of GOLDEN cannot be read.")
    private boolean strict;

    @Option(names = "--judge-model", paramLabel = "MODEL", description = "Who judges rubrics, at the same endpoint.")
    private @Nullable String judgeModel;

    @Option(names = "--judge-repeats", defaultValue = "1", description = "How often each answer is judged. Default: 1")
    private int judgeRepeats;

    @Option(
            names = "--embedding-model",
            paramLabel = "MODEL",
            description = "Who compares by meaning, for the matcher 'embedding'. What it costs is not counted.")
    private @Nullable String embeddingModel;

    @Option(
            names = "--embedding-url",
            paramLabel = "URL",
            description =
                    "Where it is asked, if not at --base-url. The key for that is another one: --embedding-key-env.")
    private @Nullable String embeddingUrl;

    @Option(
            names = "--embedding-key-env",
            paramLabel = "NAME",
            description = "The environment variable with the API key of --embedding-url, if it needs one.")
    private @Nullable String embeddingKeyVariable;

    @Option(names = "--provider", description = "As OpenTelemetry names it, for the price; by default by the model.")
    private @Nullable String provider;

    @Option(names = "--prices", description = "A price book of your own; its entries come before the built-in ones.")
    private @Nullable Path prices;

    @Option(names = "--format", description = "table or json. Default: a table on a terminal, JSON in a pipe.")
    private Format format = Format.AUTO;

    @Spec
    private CommandSpec spec;

    private UnaryOperator<@Nullable String> environment = System::getenv;

    GoldenRunCommand() {}

    /** With another environment. */
    GoldenRunCommand(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        GoldenSet set = set(err);
        Optional<String> key = key(keyVariable);
        LlmClient client = ChatEndpoint.client(baseUrl, key, Duration.ofSeconds(timeout));
        GoldenRunBuilder run = GoldenRun.builder(set, client, model)
                .repeats(repeats)
                .concurrency(concurrency)
                .options(options())
                .tariff(tariff(model))
                .listener(new ProgressLine(err, System::nanoTime));
        limit(run);
        if (judgeModel != null) {
            run.judge(Judge.of(client, judgeModel, judgeRepeats, tariff(judgeModel)));
        }
        if (embeddingModel != null) {
            run.embedding(new EmbeddingEndpoint(embeddings(key), embeddingModel));
        }
        store(run, err);
        RunReport report = run.build().run();
        spec.commandLine().getOut().println(new RunText(report).print(format));
        return report.isComplete() ? 0 : 1;
    }

    private Optional<String> key(@Nullable String variable) {
        return Optional.ofNullable(variable).map(environment).filter(it -> !it.isBlank());
    }

    /** The key of one endpoint is not shown to another. */
    private Endpoint embeddings(Optional<String> key) {
        boolean elsewhere = embeddingUrl != null;
        return new Endpoint(
                "--embedding-url",
                embeddingUrl == null ? baseUrl : embeddingUrl,
                "/embeddings",
                elsewhere || embeddingKeyVariable != null ? key(embeddingKeyVariable) : key,
                Duration.ofSeconds(timeout));
    }

    private GoldenSet set(PrintWriter err) {
        if (strict) {
            return GoldenSet.read(golden);
        }
        GoldenFile file = GoldenFile.read(golden);
        file.problems().forEach(it -> err.println(golden + " " + it + "; it is left out"));
        err.flush();
        return file.set();
    }

    private void limit(GoldenRunBuilder run) {
        if (rate != null) {
            run.perSecond(rate);
        }
        if (budget != null) {
            run.budgetUsd(budget);
        }
        if (timeLimit != null) {
            run.timeLimit(Duration.ofSeconds(timeLimit));
        }
        if (keepOutputs) {
            run.keepOutputs();
        }
    }

    private void store(GoldenRunBuilder run, PrintWriter err) {
        if (out == null) {
            return;
        }
        String name = String.valueOf(out.getFileName());
        if (!name.endsWith(RUN_FILE)) {
            throw new IllegalArgumentException("--out is " + out + "; give a name that ends with " + RUN_FILE);
        }
        String id = name.substring(0, name.length() - RUN_FILE.length());
        Path directory = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(Path.of("."));
        FileRuns runs = new FileRuns(directory);
        runs.find(id)
                .ifPresent(it ->
                        err.println("Goes on with " + out + ": " + it.results().size() + " results"));
        run.store(runs, id);
    }

    private Tariff tariff(String of) {
        PriceBook book =
                prices == null ? PriceBook.builtIn() : PriceBook.builtIn().with(PriceBook.read(prices));
        String seller = provider != null
                ? provider
                : ModelCatalogue.builtIn().find(of).flatMap(ModelInfo::provider).orElse(CallTarget.UNKNOWN_PROVIDER);
        return Tariff.of(book, seller, of);
    }

    private RequestOptions options() {
        return new RequestOptions(
                temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                maxTokens == null ? OptionalLong.empty() : OptionalLong.of(maxTokens),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
