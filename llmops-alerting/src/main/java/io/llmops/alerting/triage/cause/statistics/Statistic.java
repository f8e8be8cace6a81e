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

    /**
     * How unlikely some statistics are if labels may change places among all things. What looks likely after some draws gets
     * no more of them.
     */
    static SmallestP permuted(Statistic[] statistics, boolean[] labels, int draws, SplittableRandom random) {
        int[] all = new int[labels.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        Relabelling relabelling = Relabelling.withinGroups(labels, new int[][] {all});
        SmallestP glance = permuted(statistics, relabelling, SmallestP.glance(draws), random);
        return glance.isLikely() ? glance : permuted(statistics, relabelling, draws, random);
    }

    private static SmallestP permuted(
            Statistic[] statistics, Relabelling relabelling, int draws, SplittableRandom random) {
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
        return SmallestP.of(values);
    }

    /**
     * Between distributions of a number: the largest distance of the shares below a value (Kolmogorov and Smirnov), for
     * samples of fixed sizes.
     */
    static Statistic gap(double[] values) {
        return new LargestGap(values);
    }

    /** Along the one of so many leading components in which they are farthest apart. */
    static Statistic leading(Basis basis, int most) {
        return new LeadingGap(basis, most);
    }

    /**
     * In all components, each by its weight: the maximum mean discrepancy of Gretton and others, A kernel two-sample test,
     * JMLR 13 (2012).
     */
    static Statistic discrepancy(Basis basis) {
        return KernelDistance.meanDiscrepancy(basis);
    }

    /**
     * In all components nearly alike: Fisher's discriminant ratio of Harchaoui, Bach and Moulines, Testing for homogeneity
     * with kernel Fisher discriminant analysis (2008), which sees small shifts in what hardly varies.
     *
     * @param ridge components of less than such a share of the largest weight count less
     */
    static Statistic discriminant(Basis basis, double ridge) {
        return KernelDistance.discriminant(basis, ridge);
    }

    /** Between mixes of categories, numbered from 0: Pearson's chi-squared but for a factor. */
    static Statistic mix(int[] categories) {
        return new CategoryMix(categories);
    }
}
