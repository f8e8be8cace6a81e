package io.llmops.alerting.triage.cause.statistics;

/** How far the means of two samples are apart in a kernel's components. */
final class KernelDistance implements Statistic {

    private final Basis basis;
    private final double[] factors;

    private KernelDistance(Basis basis, double[] factors) {
        this.basis = basis;
        this.factors = factors;
    }

    static Statistic meanDiscrepancy(Basis basis) {
        double[] factors = new double[basis.components()];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = basis.weight(k);
        }
        return new KernelDistance(basis, factors);
    }

    static Statistic discriminant(Basis basis, double ridge) {
        double largest = 0;
        for (int k = 0; k < basis.components(); k++) {
            largest = Math.max(largest, basis.weight(k));
        }
        double[] factors = new double[basis.components()];
        for (int k = 0; k < factors.length; k++) {
            factors[k] = basis.weight(k) / (basis.weight(k) + ridge * largest);
        }
        return new KernelDistance(basis, factors);
    }

    @Override
    public double of(double[] labels) {
        double[] along = basis.along(labels);
        double sum = 0;
        for (int k = 0; k < along.length; k++) {
            sum += factors[k] * along[k] * along[k];
        }
        return sum;
    }
}
