package io.llmops.alerting.triage.cause.statistics;

import java.util.Arrays;

/**
 * What a kernel knows of some things, in few independent directions: the centred kernel's principal components. Schölkopf,
 * Smola, Müller, Nonlinear component analysis as a kernel eigenvalue problem, Neural Computation 10 (1998).
 */
public final class Basis {

    private static final double NEGLIGIBLE = 1e-9;

    private final double[][] directions; // one for each component: a unit vector with a number for each thing
    private final double[] weights; // the kernel's eigenvalues

    private Basis(double[][] directions, double[] weights) {
        this.directions = directions;
        this.weights = weights;
    }

    public static Basis of(Kernel kernel, int rank) {
        double[][] rows = centred(IncompleteCholesky.of(kernel, rank));
        int n = rows.length;
        int m = n == 0 ? 0 : rows[0].length;
        SymmetricEigen eigen = new SymmetricEigen(products(rows, m));
        double largest = 0;
        for (int k = 0; k < m; k++) {
            largest = Math.max(largest, eigen.value(k));
        }
        int kept = 0;
        double[][] directions = new double[m][];
        double[] weights = new double[m];
        for (int k = 0; k < m; k++) {
            double weight = eigen.value(k);
            if (weight > NEGLIGIBLE * largest) {
                directions[kept] = projected(rows, eigen.vector(k), Math.sqrt(weight));
                weights[kept++] = weight;
            }
        }
        return new Basis(Arrays.copyOf(directions, kept), Arrays.copyOf(weights, kept));
    }

    private static double[][] centred(double[][] rows) {
        int m = rows.length == 0 ? 0 : rows[0].length;
        double[] mean = new double[m];
        for (double[] row : rows) {
            for (int k = 0; k < m; k++) {
                mean[k] += row[k] / rows.length;
            }
        }
        for (double[] row : rows) {
            for (int k = 0; k < m; k++) {
                row[k] -= mean[k];
            }
        }
        return rows;
    }

    private static double[][] products(double[][] rows, int m) {
        double[][] products = new double[m][m];
        for (double[] row : rows) {
            for (int k = 0; k < m; k++) {
                for (int l = 0; l <= k; l++) {
                    products[k][l] += row[k] * row[l];
                }
            }
        }
        for (int k = 0; k < m; k++) {
            for (int l = 0; l < k; l++) {
                products[l][k] = products[k][l];
            }
        }
        return products;
    }

    private static double[] projected(double[][] rows, double[] vector, double length) {
        double[] direction = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (int k = 0; k < vector.length; k++) {
                sum += rows[i][k] * vector[k];
            }
            direction[i] = sum / length;
        }
        return direction;
    }

    public int components() {
        return weights.length;
    }

    /** The eigenvalue of a component. */
    public double weight(int component) {
        return weights[component];
    }

    /** A unit vector with mean 0: where each thing stands. */
    double[] direction(int component) {
        return directions[component];
    }

    /** Where a thing stands, scaled as the kernel has it. */
    public double[] position(int thing) {
        double[] position = new double[weights.length];
        for (int k = 0; k < position.length; k++) {
            position[k] = directions[k][thing] * Math.sqrt(weights[k]);
        }
        return position;
    }

    /** How far some values of the things go along each component. */
    public double[] along(double[] values) {
        double[] along = new double[weights.length];
        for (int k = 0; k < along.length; k++) {
            double[] direction = directions[k];
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += direction[i] * values[i];
            }
            along[k] = sum;
        }
        return along;
    }
}
