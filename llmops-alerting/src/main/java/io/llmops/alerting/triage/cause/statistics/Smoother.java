package io.llmops.alerting.triage.cause.statistics;

/**
 * What things say about a value of theirs, each judged by all others: kernel ridge regression, left-one-out in closed form,
 * with the penalty that predicts best left-one-out (Allen's PRESS; Golub, Heath and Wahba, Generalized cross-validation as a
 * method for choosing a good ridge parameter, Technometrics 21 (1979), equation 1.4).
 */
public final class Smoother {

    private static final double[] PENALTIES = {1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1};
    private static final double LEAST_REST = 0.05; // no leverage is trusted beyond

    private final Basis basis;
    private final int n;
    private final double[][] leverages = new double[PENALTIES.length][];
    private final double[][] shrinkages = new double[PENALTIES.length][];

    /** Over so many things. */
    public Smoother(Basis basis, int n) {
        this.basis = basis;
        this.n = n;
        for (int p = 0; p < PENALTIES.length; p++) {
            shrinkages[p] = shrinkage(PENALTIES[p] * n);
            leverages[p] = leverage(shrinkages[p]);
        }
    }

    private double[] shrinkage(double penalty) {
        double[] shrinkage = new double[basis.components()];
        for (int k = 0; k < shrinkage.length; k++) {
            shrinkage[k] = basis.weight(k) / (basis.weight(k) + penalty);
        }
        return shrinkage;
    }

    private double[] leverage(double[] shrinkage) {
        double[] leverage = new double[n];
        for (int i = 0; i < n; i++) {
            leverage[i] = 1.0 / n;
        }
        for (int k = 0; k < shrinkage.length; k++) {
            double[] direction = basis.direction(k);
            for (int i = 0; i < n; i++) {
                leverage[i] += shrinkage[k] * direction[i] * direction[i];
            }
        }
        return leverage;
    }

    /** Each value less what all other things let one expect of it. */
    public double[] residuals(double[] values) {
        return residuals(values, penalty(values));
    }

    /** The number of the penalty under which values are predicted best by all others. */
    int penalty(double[] values) {
        int best = PENALTIES.length - 1;
        double least = Double.POSITIVE_INFINITY;
        for (int p = best; p >= 0; p--) {
            double squares = 0;
            for (double each : residuals(values, p)) {
                squares += each * each;
            }
            if (squares > least) {
                break; // less of a penalty will be worse still
            }
            least = squares;
            best = p;
        }
        return best;
    }

    double[] residuals(double[] values, int penalty) {
        double[] residuals = unexplained(values, penalty);
        for (int i = 0; i < n; i++) {
            residuals[i] /= Math.max(LEAST_REST, 1 - leverages[penalty][i]);
        }
        return residuals;
    }

    /** Each value less what all things, itself among them, let one expect of it. */
    double[] unexplained(double[] values, int penalty) {
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = values[i] - mean;
        }
        double[] along = basis.along(rest);
        double[] shrinkage = shrinkages[penalty];
        for (int k = 0; k < shrinkage.length; k++) {
            double[] direction = basis.direction(k);
            double times = shrinkage[k] * along[k];
            for (int i = 0; i < n; i++) {
                rest[i] -= times * direction[i];
            }
        }
        return rest;
    }
}
