package io.llmops.alerting.triage.cause.statistics;

import java.util.Arrays;

/**
 * Few numbers for each thing whose products are about its kernel: the pivoted incomplete Cholesky decomposition. The next
 * pivot is the thing that those before tell least about. Fine and Scheinberg, Efficient SVM training using low-rank kernel
 * representations, JMLR 2 (2001); Bach and Jordan, Kernel independent component analysis, JMLR 3 (2002), figure 4.
 */
final class IncompleteCholesky {

    private static final double REST = 1e-3; // of the trace, that may stay unexplained

    private IncompleteCholesky() {}

    /** A row for each thing, with at most {@code rank} numbers. */
    static double[][] of(Kernel kernel, int rank) {
        int n = kernel.size();
        double[] rest = new double[n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            rest[i] = kernel.diagonal(i);
            trace += rest[i];
        }
        double[][] rows = new double[n][Math.min(rank, n)];
        double[] column = new double[n];
        int k = 0;
        for (; k < Math.min(rank, n); k++) {
            int pivot = largest(rest);
            if (Arrays.stream(rest).sum() <= REST * trace || rest[pivot] <= 0) {
                break;
            }
            kernel.column(pivot, column);
            double root = Math.sqrt(rest[pivot]);
            double[] ofPivot = rows[pivot].clone();
            for (int i = 0; i < n; i++) {
                double value = (column[i] - dot(rows[i], ofPivot, k)) / root;
                rows[i][k] = value;
                rest[i] = Math.max(0, rest[i] - value * value);
            }
            rest[pivot] = 0;
        }
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOf(rows[i], k);
        }
        return rows;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
