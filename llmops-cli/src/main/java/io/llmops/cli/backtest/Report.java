package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.signal.Labels;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A back-test in words and tables. */
final class Report {

    private static final int NOISIEST = 3;
    private static final String NONE = "–";
    private static final String ALL = "all";

    private final Backtest backtest;
    private final Backtest.Outcome outcome;
    private final double weeks;
    private final boolean labelled;

    Report(Backtest backtest, Backtest.Outcome outcome) {
        this.backtest = backtest;
        this.outcome = outcome;
        this.weeks = backtest.survey().weeks();
        this.labelled = !backtest.incidents().isEmpty();
    }

    void heading(PrintWriter out) {
        Survey survey = backtest.survey();
        out.printf(
                "%s to %s (%s), %s lines, a tick every %s%n",
                survey.begin().truncatedTo(ChronoUnit.SECONDS),
                survey.end().truncatedTo(ChronoUnit.SECONDS),
                Words.duration(Duration.between(survey.begin(), survey.end())),
                survey.records(),
                Words.duration(survey.step()));
        out.println(
                labelled
                        ? backtest.incidents().size()
                                + " labelled incidents; an alert is right if it fires during one or up to "
                                + Words.duration(backtest.grace()) + " after it"
                        : "No labelled incidents: nobody knows which alerts were right; give --incidents FILE");
    }

    void summary(PrintWriter out) {
        Table table = new Table();
        table.row(
                "monitor",
                "alerts",
                "a week",
                "precision",
                "recall",
                "median delay",
                labelled ? "most false alerts" : "most alerts");
        for (Recorder each : outcome.recorders()) {
            if (each.sawData()) {
                Monitor monitor = each.monitor();
                row(table, monitor.name(), alerts(monitor), backtest.score(monitor, alerts(monitor)));
            }
        }
        List<Fired> all = new ArrayList<>();
        outcome.alerts().values().forEach(all::addAll);
        row(table, ALL, all, Score.of(all, backtest.incidents(), backtest.grace()));
        out.println();
        table.lines().forEach(out::println);
    }

    private List<Fired> alerts(Monitor monitor) {
        return outcome.alerts().getOrDefault(monitor.name(), List.of());
    }

    private void row(Table table, String name, List<Fired> alerts, Score score) {
        table.row(
                name,
                Integer.toString(score.alerts()),
                Words.aWeek(score.alerts(), weeks),
                precision(score),
                recall(score),
                score.medianDelay().map(Words::duration).orElse(NONE),
                name.equals(ALL) ? "" : noisiest(alerts));
    }

    private String precision(Score score) {
        return !labelled || score.alerts() == 0 ? NONE : Words.percent(score.precision());
    }

    private String recall(Score score) {
        return score.incidents() == 0
                ? NONE
                : score.found() + "/" + score.incidents() + " " + Words.percent(score.recall());
    }

    /** The groups with most alerts that were false, or, if nothing is labelled, with most alerts. */
    private String noisiest(List<Fired> alerts) {
        Map<Labels, Integer> counts = new LinkedHashMap<>();
        alerts.stream()
                .filter(it -> !labelled
                        || backtest.incidents().stream().noneMatch(each -> each.matches(it, backtest.grace())))
                .forEach(it -> counts.merge(it.labels(), 1, Integer::sum));
        List<String> most = counts.entrySet().stream()
                .sorted(Map.Entry.<Labels, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(NOISIEST)
                .map(it -> words(it.getKey()) + " (" + it.getValue() + ")")
                .toList();
        return String.join("; ", most) + (counts.size() > NOISIEST ? "; …" : "");
    }

    /** Values alone: their names are those of the monitor. */
    static String words(Labels labels) {
        return labels.isEmpty() ? ALL : String.join(" ", labels.asMap().values());
    }

    /** Every monitor's limits and what comes of each. */
    void tunings(PrintWriter out, double alertsPerWeek) {
        for (Tuning each : outcome.tunings()) {
            tuning(each, each.suggested(labelled, weeks, alertsPerWeek), out);
        }
    }

    private void tuning(Tuning tuning, Optional<Tuning.Try> suggested, PrintWriter out) {
        Dial dial = tuning.dial();
        out.printf("%n%s: %s%n", tuning.monitor().name(), dial.part().describe());
        Table table = new Table();
        table.row("  " + dial.name(), "alerts a week", "precision", "recall", "");
        for (Tuning.Try each : tuning.tries()) {
            String mark = (each.limit() == dial.now() ? "now" : "")
                    + (suggested.filter(each::equals).isPresent()
                            ? (each.limit() == dial.now() ? ", " : "") + "suggested"
                            : "");
            table.row(
                    "  " + dial.words().apply(each.limit()),
                    Words.aWeek(each.score().alerts(), weeks),
                    precision(each.score()),
                    recall(each.score()),
                    mark);
        }
        table.lines().forEach(out::println);
        out.println("  " + advice(tuning, suggested));
    }

    private String advice(Tuning tuning, Optional<Tuning.Try> suggested) {
        if (suggested.isEmpty()) {
            return tuning.tries().stream().anyMatch(it -> it.score().incidents() > 0)
                    ? "No limit finds any of these incidents: another condition may, or they are none of its business."
                    : "No limit is quiet enough: ask for more samples, a longer window or a longer pendingFor.";
        }
        Tuning.Try best = suggested.get();
        Optional<Tuning.Try> now = tuning.now();
        if (now.isEmpty() || best.equals(now.get())) {
            return "Keep it " + tuning.dial().words().apply(best.limit()) + ".";
        }
        return "Suggested: " + tuning.dial().words().apply(best.limit()) + " instead of "
                + tuning.dial().words().apply(now.get().limit()) + ": "
                + compared(best.score(), now.get().score()) + ".";
    }

    private String compared(Score best, Score now) {
        String alerts =
                Words.aWeek(best.alerts(), weeks) + " alerts a week instead of " + Words.aWeek(now.alerts(), weeks);
        return best.incidents() == 0
                ? alerts
                : alerts + ", precision " + precision(best) + " instead of " + precision(now) + ", recall "
                        + Words.percent(best.recall()) + " instead of " + Words.percent(now.recall());
    }

    /** Every alert, the earliest first. */
    void list(PrintWriter out) {
        out.println();
        outcome.alerts().values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Fired::from))
                .forEach(it -> out.printf(
                        "%s  %-8s %s %s for %s: %s%n",
                        it.from(),
                        it.severity(),
                        it.monitor(),
                        words(it.labels()),
                        Words.duration(it.length()),
                        it.sentence()));
    }

    /** What is not in the tables: monitors without data, maintenance, failures. */
    void silent(PrintWriter out) {
        String names = outcome.recorders().stream()
                .filter(it -> !it.sawData())
                .map(it -> it.monitor().name())
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            out.printf("%nNothing to judge for: %s%n", names);
        }
        if (outcome.suppressed() > 0) {
            out.printf("%nNot told because of maintenance: %d%n", outcome.suppressed());
        }
        if (outcome.failures() > 0) {
            out.printf("%n%d times a condition could not be evaluated; the warnings say why%n", outcome.failures());
        }
    }
}
