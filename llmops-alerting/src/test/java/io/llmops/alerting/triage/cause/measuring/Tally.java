package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.Diagnosis;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What was said, how often. */
final class Tally {

    private final Map<Cause, Integer> counts = new EnumMap<>(Cause.class);
    private int all;

    void add(Diagnosis diagnosis) {
        counts.merge(diagnosis.cause(), 1, Integer::sum);
        all++;
    }

    void add(Tally other) {
        other.counts.forEach((cause, count) -> counts.merge(cause, count, Integer::sum));
        all += other.all;
    }

    int of(Cause cause) {
        return counts.getOrDefault(cause, 0);
    }

    int all() {
        return all;
    }

    double share(Cause cause) {
        return (double) of(cause) / all;
    }

    int claims() {
        return all - of(Cause.NOISE) - of(Cause.UNKNOWN);
    }

    /** Cells of a Markdown table, in the order of causes. */
    String cells() {
        StringBuilder cells = new StringBuilder();
        for (Cause cause : Cause.values()) {
            cells.append(of(cause)).append(" | ");
        }
        return cells.toString().strip();
    }

    static String header(String first) {
        return "| " + first + " | said MODEL | USERS | BOTH | NOISE | UNKNOWN |\n|---|---|---|---|---|---|";
    }

    /** Clopper and Pearson's exact interval of 95 % of so many in all. */
    static String interval(int seen, int all) {
        return String.format(
                Locale.ROOT,
                "%.4f (%.4f to %.4f)",
                (double) seen / all,
                bound(seen, all, true),
                bound(seen, all, false));
    }

    private static double bound(int seen, int all, boolean lower) {
        if (lower ? seen == 0 : seen == all) {
            return lower ? 0 : 1;
        }
        double low = 0;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double middle = (low + high) / 2;
            double tail = lower ? 1 - atMost(seen - 1, all, middle) : atMost(seen, all, middle);
            boolean higher = lower ? tail < 0.025 : tail > 0.025;
            low = higher ? middle : low;
            high = higher ? high : middle;
        }
        return (low + high) / 2;
    }

    private static double atMost(int seen, int all, double chance) {
        double log = all * Math.log1p(-chance);
        double sum = 0;
        for (int k = 0; k <= seen; k++) {
            sum += Math.exp(log);
            log += Math.log((double) (all - k) / (k + 1)) + Math.log(chance) - Math.log1p(-chance);
        }
        return sum;
    }
}
