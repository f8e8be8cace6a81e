package io.llmops.alerting.detect.chart;

import java.util.Arrays;

/**
 * How the first numbers of a signal are distributed: bins of about equal probability, and what share of ranks each bin
 * would have if all numbers were some factor larger. Immutable.
 */
final class Shape {

    static final int MOST_BINS = 34;

    private static final int QUANTILES = 32;
    /** So much of each density says that nothing changed: no single number can speak too strongly against a bet. */
    private static final double DOUBT = 0.1;

    private static final double HALF = 0.5; // to each bin, so that none is empty

    private final double[] edges; // upper ends of the bins but the last, which is open
    private final Densities scaled;

    private Shape(double[] edges, Densities scaled) {
        this.edges = edges;
        this.scaled = scaled;
    }

    /** Of a sample, which is sorted. */
    static Shape of(double[] sample, double[] ratios) {
        Arrays.sort(sample);
        double[] edges = edges(sample);
        double[] ranks = ranks(sample, edges);
        double[][] integrals = new double[ratios.length][];
        for (int i = 0; i < ratios.length; i++) {
            integrals[i] = scaled(edges, ranks, ratios[i]);
        }
        return new Shape(edges, new Densities(ranks, integrals));
    }

    /** Quantiles without repetition; below the smallest and above the largest number there is a bin too. */
    private static double[] edges(double[] sample) {
        double[] edges = new double[MOST_BINS - 1];
        edges[0] = Math.nextDown(sample[0]);
        int count = 1;
        for (int i = 1; i <= QUANTILES; i++) {
            double quantile = sample[Math.min(sample.length - 1, i * sample.length / QUANTILES)];
            if (quantile > edges[count - 1]) {
                edges[count++] = quantile;
            }
        }
        return Arrays.copyOf(edges, count);
    }

    /** Shares of the sample up to each edge, from 0 to 1. */
    private static double[] ranks(double[] sample, double[] edges) {
        double all = sample.length + HALF * (edges.length + 1);
        double[] ranks = new double[edges.length + 2];
        int place = 0;
        for (int i = 0; i < edges.length; i++) {
            while (place < sample.length && sample[place] <= edges[i]) {
                place++;
            }
            ranks[i + 1] = (place + HALF * (i + 1)) / all;
        }
        ranks[edges.length + 1] = 1;
        return ranks;
    }

    private static double[] scaled(double[] edges, double[] ranks, double ratio) {
        double[] integral = new double[ranks.length];
        for (int i = 0; i < edges.length; i++) {
            double share = shareUpTo(edges[i] / ratio, edges, ranks);
            integral[i + 1] = (1 - DOUBT) * share + DOUBT * ranks[i + 1];
        }
        integral[integral.length - 1] = 1;
        return integral;
    }

    /** The distribution function, straight between edges. */
    private static double shareUpTo(double x, double[] edges, double[] ranks) {
        int found = Arrays.binarySearch(edges, x);
        int next = found >= 0 ? found : -found - 1;
        if (found >= 0 || next == 0) {
            return found >= 0 ? ranks[next + 1] : 0;
        }
        if (next == edges.length) {
            return 1;
        }
        double part = (x - edges[next - 1]) / (edges[next] - edges[next - 1]);
        return ranks[next] + part * (ranks[next + 1] - ranks[next]);
    }

    /** For each factor a density over ranks. */
    Densities scaled() {
        return scaled;
    }

    int bins() {
        return edges.length + 1;
    }

    int binOf(double x) {
        int found = Arrays.binarySearch(edges, x);
        return found >= 0 ? found : -found - 1;
    }

    void save(Numbers to) {
        to.put(edges.length).put(edges);
        scaled.save(to);
    }

    static Shape restored(Numbers from) {
        double[] edges = new double[from.nextInt(1, MOST_BINS - 1)];
        from.next(edges);
        return new Shape(edges, Densities.restored(from, MOST_BINS + 1));
    }
}
