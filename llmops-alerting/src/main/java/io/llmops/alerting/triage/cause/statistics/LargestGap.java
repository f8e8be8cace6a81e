package io.llmops.alerting.triage.cause.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The distance of Kolmogorov and Smirnov, ties included. */
final class LargestGap implements Statistic {

    private final int[] order;
    private final boolean[] ends; // of equal values

    LargestGap(double[] values) {
        order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        ends = new boolean[order.length];
        for (int k = 0; k < order.length; k++) {
            ends[k] = k + 1 == order.length || values[order[k + 1]] != values[order[k]];
        }
    }

    @Override
    public double of(double[] labels) {
        double sum = 0;
        double largest = 0;
        for (int k = 0; k < order.length; k++) {
            sum += labels[order[k]];
            if (ends[k]) {
                largest = Math.max(largest, Math.abs(sum));
            }
        }
        return largest;
    }
}
