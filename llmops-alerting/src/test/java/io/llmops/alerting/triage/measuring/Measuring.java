package io.llmops.alerting.triage.measuring;

import io.llmops.alerting.triage.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints the tables of {@code docs/triage.md}: {@code Measuring TRACES FIRST_SEED LAST_SEED}. Seeds 1 to 50 are for
 * development, 1001 to 1200 for the report. Without the folder of traces a synthetic stand-in is used.
 */
final class Measuring {

    private static final double BLOCK_RATE = 0.02;
    private static final double[] MAGNITUDES = {1.6, 3, 5};
    private static final String[] NAMES = {"S", "M", "L"};
    private static final double[] PER_WINDOW = {60, 600, 6000};
    private static final int DAY = 144; // windows
    private static final String[] WHEN = {"at once", "within 1 h"};

    private final Traffic traffic;
    private final int first;
    private final int last;

    private Measuring(Traffic traffic, int first, int last) {
        this.traffic = traffic;
        this.first = first;
        this.last = last;
    }

    public static void main(String[] args) {
        Path rates = Path.of(args[0], "m-large-rates.csv.gz");
        Traffic traffic = Files.exists(rates) ? Traffic.of(rates) : Traffic.standIn(160, 14 * DAY, 1.6, 7);
        new Measuring(traffic, Integer.parseInt(args[1]), Integer.parseInt(args[2])).print();
    }

    private void print() {
        System.out.printf(
                Locale.ROOT,
                "Traffic: %s, %d clients. Seeds %d to %d.%n%n",
                traffic.name(),
                traffic.clients(),
                first,
                last);
        List<String> confusion = new ArrayList<>();
        System.out.println(
                "| calls a window | spike | decision | accuracy | false alarms | top share | HHI | explanatory power |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (double perWindow : PER_WINDOW) {
            Map<String, Contest> byMagnitude = new TreeMap<>();
            for (int m = 0; m < MAGNITUDES.length; m++) {
                byMagnitude.put(NAMES[m], contest(perWindow, MAGNITUDES[m]));
            }
            for (String when : WHEN) {
                for (String name : NAMES) {
                    row(perWindow, name, when, byMagnitude.get(name));
                }
            }
            Contest all = new Contest();
            byMagnitude.values().forEach(all::add);
            confusion.add(confusion(perWindow, all));
        }
        confusion.forEach(System.out::println);
    }

    private Contest contest(double perWindow, double magnitude) {
        Contest contest = new Contest();
        for (Scenario scenario : Scenario.values()) {
            for (int seed = first; seed <= last; seed++) {
                Draws onset = new Draws(new java.util.SplittableRandom(seed));
                int before = onset.between(8 * DAY, 12 * DAY);
                Service.Setup setup = new Service.Setup(
                        traffic, perWindow, BLOCK_RATE, scenario, magnitude, before, Service.Habits.plain());
                long of =
                        (seed * 31L + scenario.ordinal()) * 31 + Math.round(perWindow) * 7 + Math.round(magnitude * 10);
                contest.play(new Service(setup, of), scenario.truth);
            }
        }
        return contest;
    }

    private static void row(double perWindow, String name, String when, Contest contest) {
        Verdicts ours = contest.of(Contest.OURS, when);
        System.out.printf(
                Locale.ROOT,
                "| %.0f | %s | %s | **%.3f** | %.4f | %.3f, %.3f | %.3f, %.3f | %.3f, %.3f |%n",
                perWindow,
                name,
                when,
                ours.accuracy(),
                ours.falseAlarms(),
                contest.of(Rules.TOP_SHARE.label, when).accuracy(),
                contest.of(Rules.TOP_SHARE.label, when).falseAlarms(),
                contest.of(Rules.HERFINDAHL.label, when).accuracy(),
                contest.of(Rules.HERFINDAHL.label, when).falseAlarms(),
                contest.of(Rules.EXPLANATORY_POWER.label, when).accuracy(),
                contest.of(Rules.EXPLANATORY_POWER.label, when).falseAlarms());
    }

    private static String confusion(double perWindow, Contest all) {
        StringBuilder out = new StringBuilder();
        for (String when : WHEN) {
            Verdicts ours = all.of(Contest.OURS, when);
            out.append(String.format(
                    Locale.ROOT,
                    "%n%.0f calls a window, %s, all magnitudes: accuracy %.3f, false alarms %.4f%n%n"
                            + "| truth | said NONE | ONE_CUSTOMER | FEW | MANY |%n|---|---|---|---|---|%n",
                    perWindow,
                    when,
                    ours.accuracy(),
                    ours.falseAlarms()));
            for (Scope truth : Scope.values()) {
                out.append(ours.row(truth)).append('\n');
            }
        }
        out.append(String.format(
                Locale.ROOT,
                "%nBefore the onset: %d of %d decisions were false alarms (%.4f). Suspects: %d named, %d of them right, of %d.%n",
                all.quietAlarms,
                all.quiet,
                all.quietAlarms / (double) all.quiet,
                all.suspectsNamed,
                all.suspectsRight,
                all.suspectsThere));
        return out.toString();
    }
}
