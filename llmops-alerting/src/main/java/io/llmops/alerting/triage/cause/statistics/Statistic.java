package io.llmops.alerting.triage.cause.statistics;

import java.util.SplittableRandom;

/** How far two samples are apart in one respect. */
@FunctionalInterface
public interface Statistic {

    /**
     * Large where they are far apart.
     *
     * @param labels of all things, less their mean
     */
    double of(double[] labels);

    /** Of some statistics the values seen, then those with labels that changed places among all things. */
    static double[][] permuted(Statistic[] statistics, boolean[] labels, int draws, SplittableRandom random) {
        int[] all = new int[labels.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        Relabelling relabelling = Relabelling.withinGroups(labels, new int[][] {all});
        double[][] values = new double[statistics.length][draws + 1];
        double[] drawn = relabelling.seen().clone();
        for (int draw = 0; draw <= draws; draw++) {
            if (draw > 0) {
                relabelling.draw(random, drawn);
            }
            for (int k = 0; k < statistics.length; k++) {
                values[k][draw] = statistics[k].of(drawn);
            }
        }
        return values;
    }

    /**
     * Between distributions of a number: the largest distance of the shares below a value (Kolmogorov and Smirnov), for
     * samples of fixed sizes.
     */
    static Statistic gap(double[] values) {
        return new LargestGap(values);
    }

    /** Between mixes of categories, numbered from 0: Pearson's chi-squared but for a factor. */
    static Statistic mix(int[] categories) {
        return new CategoryMix(categories);
    }
}
