package io.llmops.alerting.detect.measuring;

import io.llmops.alerting.detect.measuring.Labelled.Incident;
import java.util.Arrays;
import java.util.List;

/** What scores are worth against labels, for one series. All leave out the probation. */
final class Metrics {

    private Metrics() {}

    /** Average precision: the area under the curve of precision over recall; the share of true points if all tie. */
    static double averagePrecision(double[] scores, boolean[] truth, int from) {
        Integer[] order = new Integer[scores.length - from];
        Arrays.setAll(order, i -> i + from);
        Arrays.sort(order, (a, b) -> Double.compare(scores[b], scores[a]));
        double positives = 0;
        for (int i = from; i < truth.length; i++) {
            positives += truth[i] ? 1 : 0;
        }
        double area = 0;
        double hits = 0;
        int at = 0;
        while (at < order.length) {
            int tie = at;
            double more = 0;
            while (tie < order.length && scores[order[tie]] == scores[order[at]]) {
                more += truth[order[tie]] ? 1 : 0;
                tie++;
            }
            hits += more;
            area += more / positives * (hits / tie);
            at = tie;
        }
        return area;
    }

    /** Highest F1 of any threshold; with adjustment, a single alarm within an incident finds all of its points. */
    static double bestF1(double[] scores, boolean[] truth, List<Incident> incidents, int from, boolean adjusted) {
        double[] shown = scores.clone();
        if (adjusted) {
            for (Incident each : incidents) {
                double most =
                        Arrays.stream(scores, each.from(), each.to()).max().orElse(0);
                Arrays.fill(shown, each.from(), each.to(), most);
            }
        }
        Integer[] order = new Integer[shown.length - from];
        Arrays.setAll(order, i -> i + from);
        Arrays.sort(order, (a, b) -> Double.compare(shown[b], shown[a]));
        double positives = 0;
        for (int i = from; i < truth.length; i++) {
            positives += truth[i] ? 1 : 0;
        }
        double best = 0;
        double hits = 0;
        for (int i = 0; i < order.length; i++) {
            hits += truth[order[i]] ? 1 : 0;
            boolean last = i + 1 == order.length || shown[order[i + 1]] != shown[order[i]];
            if (last) {
                best = Math.max(best, 2 * hits / (i + 1 + positives));
            }
        }
        return best;
    }

    /**
     * The score of the Numenta Anomaly Benchmark (Lavin and Ahmad, 2015) before it is normalised: for each window the
     * sigmoid of its earliest alarm, for each alarm outside a penalty that grows with the distance to the last window.
     */
    static double nab(double[] scores, double threshold, List<Incident> windows, int from, double fp, double fn) {
        double score = 0;
        for (Incident each : windows) {
            int first = each.from();
            while (first < each.to() && scores[first] < threshold) {
                first++;
            }
            double position = (first - each.to() + 1.0) / Math.max(1, each.to() - each.from() - 1);
            score += first < each.to() ? sigmoid(position) / sigmoid(-1) : -fn;
        }
        for (int i = from; i < scores.length; i++) {
            if (scores[i] >= threshold && !inside(windows, i)) {
                score += fp * penalty(windows, i);
            }
        }
        return score;
    }

    private static double penalty(List<Incident> windows, int i) {
        Incident last = null;
        for (Incident each : windows) {
            last = each.to() <= i ? each : last;
        }
        if (last == null) {
            return -1;
        }
        double position = (i - last.to() + 1.0) / Math.max(1, last.to() - last.from() - 1);
        return position > 3 ? -1 : sigmoid(position);
    }

    static boolean inside(List<Incident> windows, int i) {
        return windows.stream().anyMatch(each -> each.from() <= i && i < each.to());
    }

    private static double sigmoid(double position) {
        return 2 / (1 + Math.exp(5 * position)) - 1;
    }
}
