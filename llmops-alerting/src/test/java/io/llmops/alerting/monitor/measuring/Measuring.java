package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.Events;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.monitor.measuring.Incident.Of;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures every condition on two weeks of services with the traffic of real traces, ten labelled incidents each, next to the
 * usual rules. Arguments: the folder of the traces, and {@code dev} or {@code report}; docs/conditions.md has the command.
 * What is developed is developed on {@code dev}: another trace, other seeds.
 */
final class Measuring {

    private static final int CLIENTS = 5;
    private static final double BUSY = 30;
    private static final double THIN = 1.5;

    private Measuring() {}

    public static void main(String[] arguments) {
        Path traces = Path.of(arguments[0]);
        if (!Files.isDirectory(traces)) {
            System.err.println("No traces in " + traces + ": nothing is measured");
            return;
        }
        boolean report = arguments.length > 1 && arguments[1].equals("report");
        List<double[]> rates =
                Rates.of(traces.resolve(report ? "m-large-rates.csv.gz" : "m-small-rates.csv.gz"), CLIENTS);
        long firstSeed = report ? 1001 : 1;
        print(
                System.out,
                BUSY + " calls a minute, windows of 5 minutes",
                measure(rates, BUSY, Duration.ofMinutes(5), firstSeed));
        print(
                System.out,
                THIN + " calls a minute, windows of 30 minutes",
                measure(rates, THIN, Duration.ofMinutes(30), firstSeed));
        List<Service> quiet = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            quiet.add(new Service(rates.get(i), BUSY, firstSeed + 500 + i, false));
        }
        Quiet.print(System.out, quiet);
    }

    private static List<Score> measure(List<double[]> rates, double callsAMinute, Duration window, long firstSeed) {
        List<Score> scores = Contestants.all(window).stream().map(Score::new).toList();
        for (int i = 0; i < rates.size(); i++) {
            for (int repeat = 0; repeat < 2; repeat++) {
                run(new Service(rates.get(i), callsAMinute, firstSeed + 10L * i + repeat, true), scores);
            }
        }
        return scores;
    }

    private static void run(Service service, List<Score> scores) {
        Events calls = new Events();
        List<Contestant.Judge> judges =
                scores.stream().map(it -> it.contestant().begin().get()).toList();
        List<List<State>> states =
                judges.stream().map(it -> (List<State>) new ArrayList<State>()).toList();
        Feeds feeds = new Feeds(service, calls.digests);
        for (int minute = 0; minute < Service.MINUTES; minute++) {
            Instant now = Service.START.plusSeconds(60L * (minute + 1));
            for (long tokens : service.tokens(minute)) {
                calls.call("model", tokens, now);
            }
            for (int i = 0; i < judges.size(); i++) {
                states.get(i).add(judges.get(i).step(feeds, now));
            }
        }
        for (int i = 0; i < judges.size(); i++) {
            scores.get(i).add(states.get(i), service.incidents());
        }
    }

    private static void print(PrintStream out, String title, List<Score> scores) {
        for (Of of : Of.values()) {
            out.println();
            out.println("**" + of.name().toLowerCase(Locale.ROOT) + "** (" + title + ")");
            out.println();
            out.println("| condition | precision | recall | median delay | false alarms a week | found |");
            out.println("|---|---|---|---|---|---|");
            scores.stream()
                    .filter(it -> it.contestant().of() == of)
                    .map(Score::row)
                    .forEach(out::println);
        }
    }
}
