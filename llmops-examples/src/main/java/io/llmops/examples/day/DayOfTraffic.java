package io.llmops.examples.day;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The main job: a day of traffic through an LLM-backed service; things go wrong, incidents open in PagerDuty and Slack
 * and resolve by themselves, and a table says what was found, missed and invented.
 */
@Command(
        name = "day-of-traffic",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Replays a day of traffic through an LLM-backed service in a minute or two.",
            "Wire payloads go to stand-ins in this process, unless PAGERDUTY_ROUTING_KEY, and SLACK_WEBHOOK_URL or"
                    + " SLACK_BOT_TOKEN with SLACK_CHANNEL, are set."
        })
public final class DayOfTraffic implements Callable<Integer> {

    private static final int REAL_CALLS = 20;
    private static final long REAL_GAP = 500_000_000L;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Makes the day: traffic, troubles, answers. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--seeds",
            converter = SeedRange.Converter.class,
            description =
                    "Runs a day for each seed, such as 1-20, and prints a Markdown table; with traces one for each of them"
                            + " beside the one of the built-in day.")
    private @Nullable SeedRange seeds;

    @Option(
            names = "--trace",
            description = "Takes arrivals and lengths from a CSV with TIMESTAMP,ContextTokens,GeneratedTokens.")
    private List<Path> traces = List.of();

    @Option(names = "--calls", description = "Calls in the day, at most. Default: 150000; 20 with --base-url")
    private @Nullable Integer calls;

    @Option(names = "--no-trouble", description = "Nothing goes wrong: any incident is false.")
    private boolean noTrouble;

    @Option(names = "--real-time", description = "Really waits; the day takes a day.")
    private boolean realTime;

    @Option(
            names = "--no-http",
            description = "Asks the model without HTTP and JSON: what is left is what watching takes.")
    private boolean noHttp;

    @Option(
            names = "--base-url",
            description =
                    "A real OpenAI-compatible endpoint, such as https://api.openai.com/v1; OPENAI_API_KEY holds the key. Implies --real-time.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--model",
            defaultValue = "gpt-4o-mini",
            description = "The model to ask for. Default: ${DEFAULT-VALUE}")
    private String model = "";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();

    DayOfTraffic() {}

    public static void main(String[] args) {
        int status = new CommandLine(new DayOfTraffic())
                .setExecutionExceptionHandler(DayOfTraffic::complain)
                .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** A wrong key or URL is told in its own words; what nobody foresaw with its trace. */
    private static int complain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof IllegalArgumentException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }

    @Override
    @SuppressWarnings("try") // the hook is only held
    public Integer call() throws Exception {
        for (Path trace : traces) {
            if (!Files.isReadable(trace)) {
                throw new ParameterException(spec.commandLine(), "--trace: the file " + trace + " cannot be read");
            }
        }
        if (seeds == null && traces.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(), "--trace: one day has one trace; give several with --seeds");
        }
        if (calls != null && calls < 1) {
            throw new ParameterException(spec.commandLine(), "--calls is " + calls + "; give 1 or more");
        }
        try (CtrlC ctrlC = new CtrlC()) {
            return seeds == null ? oneDay() : manyTables(seeds);
        }
    }

    private int oneDay() throws IOException {
        Settings settings = settings(seed, traces.stream().findFirst(), false);
        out.println("A day of traffic, seed " + seed + ": " + settings.day().source() + ", "
                + String.format(
                        Locale.ROOT, "%,d calls", settings.day().arrivals().size()) + ". "
                + (settings.realTime() ? "In real time." : "Latencies are simulated, all else is real."));
        out.flush();
        Totals totals = new Totals();
        Simulation.Result result = run(settings, totals);
        out.println(result.complete() ? "" : "Stopped before the end of the day.");
        out.print(result.table());
        out.print(result.verdict());
        out.printf(Locale.ROOT, "%s, in %.0f s%n", totals, result.seconds());
        out.flush();
        return result.clean() ? 0 : 1;
    }

    private int manyTables(SeedRange range) throws IOException {
        List<Optional<Path>> sources = new ArrayList<>(List.of(Optional.empty()));
        traces.forEach(trace -> sources.add(Optional.of(trace)));
        int status = 0;
        for (Optional<Path> source : sources) {
            out.printf(
                    "%n### %s%n%n",
                    source.map(Path::getFileName).map(Path::toString).orElse("Built-in day"));
            status = Math.max(status, manyDays(range, source));
        }
        return status;
    }

    private int manyDays(SeedRange range, Optional<Path> trace) throws IOException {
        boolean clean = true;
        ManyDays table = new ManyDays(out);
        for (long each = range.first(); each <= range.last(); each++) {
            Simulation.Result result = run(settings(each, trace, true), new Totals());
            if (!result.complete()) {
                out.println("Stopped during seed " + each + ".");
                return 1;
            }
            table.add(each, result);
            clean &= result.clean();
        }
        table.total();
        return clean ? 0 : 1;
    }

    private Simulation.Result run(Settings settings, Totals totals) {
        PrintStream live = settings.quiet() ? System.err : out;
        return new Simulation(settings, totals, new LiveLine(live, terminal, totals)).run(System.getenv());
    }

    private Settings settings(long oneSeed, Optional<Path> trace, boolean quiet) throws IOException {
        SplittableRandom random = new SplittableRandom(oneSeed);
        Day day = day(trace, random.split());
        boolean waits = realTime || baseUrl != null;
        return new Settings(
                day,
                noTrouble || baseUrl != null ? TroublePlan.none() : TroublePlan.random(random.split()),
                oneSeed,
                model,
                waits,
                Optional.ofNullable(baseUrl),
                Optional.ofNullable(System.getenv("OPENAI_API_KEY")),
                noHttp && !waits,
                quiet);
    }

    private Day day(Optional<Path> trace, SplittableRandom random) throws IOException {
        if (baseUrl != null) {
            return fewCalls(calls == null ? REAL_CALLS : calls);
        }
        int most = calls == null ? 150_000 : calls;
        return trace.isPresent() ? traceDay(trace.get(), most, random) : BuiltInDay.of(most, random);
    }

    private Day traceDay(Path trace, int most, SplittableRandom random) throws IOException {
        try {
            return new TraceDay(problem -> System.err.println(trace + ": " + problem)).read(trace, most, random);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--trace: " + e.getMessage());
        }
    }

    private static Day fewCalls(int number) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            arrivals.add(new Arrival(i * REAL_GAP, 60, 60));
        }
        return new Day(arrivals, "a few calls to a real endpoint");
    }
}
