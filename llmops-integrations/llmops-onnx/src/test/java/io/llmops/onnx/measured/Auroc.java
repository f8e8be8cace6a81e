package io.llmops.onnx.measured;

import java.util.List;

/** How often a score ranks a good one above a bad one, ties counting half: the area under the ROC curve. */
final class Auroc {

    private Auroc() {}

    static double of(List<Double> good, List<Double> bad) {
        double[] sorted = bad.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double wins = 0;
        for (double score : good) {
            int below = first(sorted, score);
            int upTo = first(sorted, Math.nextUp(score));
            wins += below + (upTo - below) / 2.0;
        }
        return wins / ((double) good.size() * bad.size());
    }

    /** How many are smaller. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
