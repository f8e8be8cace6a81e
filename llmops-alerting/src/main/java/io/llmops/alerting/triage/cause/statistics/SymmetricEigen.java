package io.llmops.alerting.triage.cause.statistics;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's cyclic rotations: Golub and Van Loan, Matrix Computations,
 * section 8.5. For matrices of a hundred rows.
 */
final class SymmetricEigen {

    private static final int SWEEPS = 30;
    private static final double PRECISE = 1e-18;

    private final double[][] matrix;
    private final double[][] vectors; // a row each: rotations then work on rows

    SymmetricEigen(double[][] symmetric) {
        int n = symmetric.length;
        matrix = new double[n][];
        vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS && !isDiagonal(); sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    double value(int index) {
        return matrix[index][index];
    }

    /** Of length 1. */
    double[] vector(int index) {
        return vectors[index];
    }

    private boolean isDiagonal() {
        double off = 0;
        double on = 0;
        for (int i = 0; i < matrix.length; i++) {
            on += matrix[i][i] * matrix[i][i];
            for (int j = i + 1; j < matrix.length; j++) {
                off += matrix[i][j] * matrix[i][j];
            }
        }
        return off <= PRECISE * on;
    }

    private void rotate(int p, int q) {
        double off = matrix[p][q];
        if (off == 0) {
            return;
        }
        double tau = (matrix[q][q] - matrix[p][p]) / (2 * off);
        double tangent = Math.copySign(1, tau) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        double sine = tangent * cosine;
        turn(matrix[p], matrix[q], cosine, sine);
        for (double[] row : matrix) {
            double atP = row[p];
            row[p] = cosine * atP - sine * row[q];
            row[q] = sine * atP + cosine * row[q];
        }
        turn(vectors[p], vectors[q], cosine, sine);
    }

    private static void turn(double[] p, double[] q, double cosine, double sine) {
        for (int i = 0; i < p.length; i++) {
            double atP = p[i];
            p[i] = cosine * atP - sine * q[i];
            q[i] = sine * atP + cosine * q[i];
        }
    }
}
