package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.file.MonitorFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays history through monitors and says what they would have done. */
@Command(
        name = "backtest",
        description = {
            "Replays a history through monitors, by the code that watches a live process, and prints which alerts"
                    + " would have fired, how right they were, and what other limits would have done.",
            "HISTORY is CSV: timestamp,metric,value and a column for each label; docs/backtest.md has all columns.",
            "A line that cannot be read is reported by its number and left out."
        },
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Runnable {

    private static final int PROBLEMS_SHOWN = 10;

    @Parameters(
            index = "0",
            paramLabel = "MONITORS",
            description = "A file of monitors, YAML or JSON; or 'standard' for the pack that ships with the library.")
    private String monitors = "";

    @Parameters(index = "1", paramLabel = "HISTORY", description = "What was recorded, as CSV.")
    private Path history = Path.of("");

    @Option(
            names = "--incidents",
            paramLabel = "FILE",
            description = "What was wrong and when, as CSV: start,end[,monitor][,label...]. Without it there is no"
                    + " precision, recall or delay.")
    private @Nullable Path incidents;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws signals, limits, alerts and incidents there.")
    private @Nullable Path svg;

    @Option(names = "--monitor", paramLabel = "NAME", description = "Only this one; may be given more than once.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--list", description = "Prints every alert, too.")
    private boolean list;

    @Option(names = "--no-tuning", description = "Tries no other limits, which takes half of the time.")
    private boolean noTuning;

    @Option(
            names = "--grace",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description =
                    "An alert that fires so long after an incident still belongs to it. Default: ${DEFAULT-VALUE}")
    private int graceMinutes;

    @Option(
            names = "--alerts-per-week",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Without incidents, the most alerts of one monitor that a suggested limit may give. Default: "
                    + "${DEFAULT-VALUE}")
    private double alertsPerWeek;

    @Spec
    private CommandSpec spec;

    BacktestCommand() {}

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        MonitorFile file = MonitorArgument.read(monitors);
        List<Monitor> all = file.monitors();
        List<Monitor> chosen = chosen(all);
        List<Incident> labelled = incidents == null
                ? List.of()
                : concerning(chosen, all, IncidentFile.read(incidents, err::println), err);
        Survey survey = Survey.of(history);
        complain(survey, chosen, labelled, err);
        Backtest backtest = new Backtest(
                chosen, file.maintenance(), survey, labelled, Duration.ofMinutes(Math.max(0, graceMinutes)));
        Duration reach =
                chosen.stream().map(Monitor::reach).max(Duration::compareTo).orElseThrow();
        Replay replay = new Replay(history, survey, reach.plusHours(1), new Progress(err, System::nanoTime));
        Backtest.Outcome outcome = backtest.run(replay, !noTuning);
        print(new Report(backtest, outcome), out);
        if (svg != null) {
            draw(svg, new TimelineSvg(backtest, outcome).text());
            out.printf("%nDrawn: %s%n", svg);
        }
        out.flush();
    }

    private List<Monitor> chosen(List<Monitor> all) {
        Set<String> names = names(all);
        for (String name : only) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("There is no monitor \"" + name + "\" in " + monitors
                        + didYouMean(name, names) + "; there are " + String.join(", ", names));
            }
        }
        return only.isEmpty()
                ? all
                : all.stream().filter(it -> only.contains(it.name())).toList();
    }

    private void complain(Survey survey, List<Monitor> chosen, List<Incident> labelled, PrintWriter err) {
        survey.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .forEach(it -> err.println(history + " " + it + "; it is left out"));
        if (survey.problemCount() > PROBLEMS_SHOWN) {
            err.printf("… %d lines of %s are left out in all%n", survey.problemCount(), history);
        }
        Set<String> asked = new TreeSet<>();
        chosen.forEach(it -> asked.addAll(AskedMetrics.of(it)));
        Set<String> unasked = new TreeSet<>(survey.metrics());
        unasked.removeAll(asked);
        List<String> complaints = asked.stream()
                .filter(it -> !survey.metrics().contains(it))
                .map(it -> history + " has no metric " + it + didYouMean(it, unasked))
                .toList();
        boolean any = asked.stream().anyMatch(survey.metrics()::contains);
        if (!any) {
            throw new IllegalArgumentException(String.join("\n", complaints) + "\nIt has "
                    + String.join(", ", survey.metrics()) + ": there is nothing to judge");
        }
        complaints.forEach(err::println);
        complainOfIncidents(survey, labelled, err);
        err.flush();
    }

    /** Those that are the business of any of the chosen monitors. */
    private static List<Incident> concerning(
            List<Monitor> chosen, List<Monitor> all, List<Incident> labelled, PrintWriter err) {
        Set<String> names = names(all);
        Set<String> strangers = new TreeSet<>();
        labelled.forEach(it -> strangers.addAll(it.monitors()));
        strangers.removeAll(names);
        strangers.forEach(it -> err.println(
                "An incident names the monitor \"" + it + "\", which there is not" + didYouMean(it, names)));
        return labelled.stream()
                .filter(it -> chosen.stream().anyMatch(monitor -> it.concerns(monitor.name())))
                .toList();
    }

    private static Set<String> names(List<Monitor> monitors) {
        Set<String> names = new TreeSet<>();
        monitors.forEach(it -> names.add(it.name()));
        return names;
    }

    private static void complainOfIncidents(Survey survey, List<Incident> labelled, PrintWriter err) {
        long outside = labelled.stream()
                .filter(it -> it.end().isBefore(survey.begin()) || it.start().isAfter(survey.end()))
                .count();
        if (outside > 0) {
            err.println(outside + " incidents lie outside the history, which is from " + survey.begin() + " to "
                    + survey.end() + ", and count as missed");
        }
    }

    private static String didYouMean(String name, Set<String> names) {
        return Similar.to(name, names).map(it -> "; did you mean " + it + "?").orElse("");
    }

    private void print(Report report, PrintWriter out) {
        report.heading(out);
        report.summary(out);
        if (list) {
            report.list(out);
        }
        report.tunings(out, alertsPerWeek);
        report.silent(out);
    }

    private static void draw(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
