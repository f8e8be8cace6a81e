package io.llmops.alerting.triage.cause.statistics;

import java.util.Arrays;

/** How unevenly labels are spread over categories. */
final class CategoryMix implements Statistic {

    private final int[] categories;
    private final double[] sums;
    private final int[] sizes;

    CategoryMix(int[] categories) {
        this.categories = categories;
        int most = Arrays.stream(categories).max().orElse(0) + 1;
        this.sums = new double[most];
        this.sizes = new int[most];
        for (int category : categories) {
            sizes[category]++;
        }
    }

    @Override
    public double of(double[] labels) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < labels.length; i++) {
            sums[categories[i]] += labels[i];
        }
        double sum = 0;
        for (int c = 0; c < sums.length; c++) {
            sum += sizes[c] == 0 ? 0 : sums[c] * sums[c] / sizes[c];
        }
        return sum;
    }
}
