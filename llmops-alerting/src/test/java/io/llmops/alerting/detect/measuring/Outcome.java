package io.llmops.alerting.detect.measuring;

import io.llmops.alerting.detect.measuring.Labelled.Incident;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Scores of one peer over all series, and what they are worth. */
record Outcome(List<Labelled> series, List<double[]> scores) {

    private static final double STANDARD_FP = 0.11;
    private static final int GRACE = 5;

    static Outcome of(Peer peer, List<Labelled> series) {
        return new Outcome(series, series.parallelStream().map(peer::scores).toList());
    }

    /** 100 for the earliest possible alarm in every window and no other; 0 for silence. */
    double nab(double threshold, double fp, double fn) {
        double score = 0;
        double windows = 0;
        for (int i = 0; i < series.size(); i++) {
            Labelled each = series.get(i);
            List<Incident> of = each.windows();
            score += Metrics.nab(scores.get(i), threshold, of, each.probation(), fp, fn);
            windows += of.size();
        }
        return 100 * (score + fn * windows) / (windows + fn * windows);
    }

    double bestThreshold() {
        double[] all = scores.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        TreeSet<Double> candidates = new TreeSet<>();
        for (double decades = 1; decades < 4.5; decades += 0.08) {
            candidates.add(all[(int) (all.length * (1 - Math.pow(10, -decades)))]);
        }
        double best = Double.POSITIVE_INFINITY;
        for (double each : candidates) {
            best = nab(each, STANDARD_FP, 1) > nab(best, STANDARD_FP, 1) ? each : best;
        }
        return best;
    }

    static String head() {
        return """
                | detector | NAB standard | low FP | low FN | precision | recall | delay | false alarms / 1,000 | / week, median | AUC-PR | AUC-PR, windows | best F1 | best F1, adjusted |
                |---|---|---|---|---|---|---|---|---|---|---|---|---|
                """;
    }

    String row(String name, double threshold) {
        double truePoints = 0;
        double falsePoints = 0;
        double points = 0;
        double found = 0;
        double incidents = 0;
        List<Double> delays = new ArrayList<>();
        List<Double> weekly = new ArrayList<>();
        double[] ranks = new double[4];
        double ranked = 0;
        for (int i = 0; i < series.size(); i++) {
            Labelled each = series.get(i);
            double[] of = scores.get(i);
            double before = falsePoints;
            for (int k = each.probation(); k < of.length; k++) {
                points++;
                boolean inside = Metrics.inside(each.incidents(), k) || Metrics.inside(each.windows(), k);
                truePoints += of[k] >= threshold && inside ? 1 : 0;
                falsePoints += of[k] >= threshold && !inside ? 1 : 0;
            }
            weekly.add((falsePoints - before) / each.weeks());
            for (Incident incident : each.incidents()) {
                incidents++;
                int first = incident.from();
                int last = Math.min(of.length, incident.to() + GRACE);
                while (first < last && of[first] < threshold) {
                    first++;
                }
                if (first < last) {
                    found++;
                    delays.add((double) first - incident.from());
                }
            }
            if (!each.incidents().isEmpty()) {
                ranked++;
                rank(each, of, ranks);
            }
        }
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.2f | %.2f | %s | %.2f | %.2f | %.3f | %.3f | %.3f | %.3f |%n",
                name,
                nab(threshold, STANDARD_FP, 1),
                nab(threshold, 2 * STANDARD_FP, 1),
                nab(threshold, STANDARD_FP, 2),
                truePoints / Math.max(1, truePoints + falsePoints),
                found / incidents,
                delays.isEmpty() ? "–" : String.valueOf(Math.round(median(delays))),
                1_000 * falsePoints / points,
                median(weekly),
                ranks[0] / ranked,
                ranks[1] / ranked,
                ranks[2] / ranked,
                ranks[3] / ranked);
    }

    private static void rank(Labelled each, double[] scores, double[] into) {
        int from = each.probation();
        boolean[] truth = each.mask(each.incidents());
        into[0] += Metrics.averagePrecision(scores, truth, from);
        into[1] += Metrics.averagePrecision(scores, each.mask(each.windows()), from);
        into[2] += Metrics.bestF1(scores, truth, each.incidents(), from, false);
        into[3] += Metrics.bestF1(scores, truth, each.incidents(), from, true);
    }

    private static double median(List<Double> of) {
        Collections.sort(of);
        return of.get(of.size() / 2);
    }
}
