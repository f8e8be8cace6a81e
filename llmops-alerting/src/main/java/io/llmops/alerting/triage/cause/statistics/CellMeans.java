package io.llmops.alerting.triage.cause.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Sizes and sums of one sample's cells. */
final class CellMeans {

    final int[] sizes;
    private final double[] sums;
    private int all;
    private double sum;

    CellMeans(int most) {
        sizes = new int[most];
        sums = new double[most];
    }

    /** Counts a sample, or as many of it drawn at random, the same one perhaps twice. */
    void fill(double[] values, int[] cells, int[] sample, @Nullable SplittableRandom random) {
        Arrays.fill(sizes, 0);
        Arrays.fill(sums, 0);
        all = sample.length;
        sum = 0;
        for (int k = 0; k < sample.length; k++) {
            int i = sample[random == null ? k : random.nextInt(sample.length)];
            sizes[cells[i]]++;
            sums[cells[i]] += values[i];
            sum += values[i];
        }
    }

    double mean() {
        return sum / all;
    }

    double mean(int cell) {
        return sizes[cell] == 0 ? 0 : sums[cell] / sizes[cell];
    }

    double share(int cell) {
        return (double) sizes[cell] / all;
    }
}
