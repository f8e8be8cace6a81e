package io.llmops.alerting;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often the monitors for probes cry while nothing is wrong, and how soon they do when something is: seeded weeks of answers
 * that are right by chance, at a set's usual rate. The argument is a number of sets for each rate.
 */
final class ProbeWeeks {

    private static final int WEEKS = 4;

    private ProbeWeeks() {}

    public static void main(String[] args) {
        int sets = Integer.parseInt(args[0]);
        for (int minutes : new int[] {5, 15}) {
            for (double right : new double[] {0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1}) {
                Map<String, Integer> fired = new TreeMap<>();
                for (int seed = 1; seed <= sets; seed++) {
                    quiet(seed, right, minutes).forEach((name, times) -> fired.merge(name, times, Integer::sum));
                }
                System.out.printf(
                        Locale.ROOT, "every %d min, %.2f right, %d weeks: %s%n", minutes, right, sets * WEEKS, fired);
            }
        }
        for (double[] change : new double[][] {{0.91, 0.78}, {0.95, 0.8}, {0.8, 0.6}, {0.9, 0.3}}) {
            delays(change[0], change[1], sets);
        }
    }

    /** How often each monitor fired in four weeks in which nothing happened. */
    static Map<String, Integer> quiet(long seed, double right, int minutes) {
        ProbeHistory probes = new ProbeHistory(seed);
        probes.right = right;
        probes.everyMinutes = minutes;
        Map<String, Integer> fired = new TreeMap<>();
        probes.goOn(Duration.ofDays(7L * WEEKS)).forEach(it -> fired.merge(it, 1, Integer::sum));
        return fired;
    }

    private static void delays(double before, double after, int sets) {
        Map<String, Integer> within = new TreeMap<>();
        for (int seed = 1; seed <= sets; seed++) {
            ProbeHistory probes = new ProbeHistory(1_000 + seed);
            probes.right = before;
            probes.goOn(Duration.ofDays(14));
            probes.right = after;
            String found = "never in 3 days";
            for (int hours = 3; hours <= 72; hours += 3) {
                if (!probes.goOn(Duration.ofHours(3)).isEmpty()) {
                    found = String.format(Locale.ROOT, "%02d h", hours);
                    break;
                }
            }
            within.merge(found, 1, Integer::sum);
        }
        System.out.printf(Locale.ROOT, "%.2f -> %.2f: %s%n", before, after, within);
    }
}
