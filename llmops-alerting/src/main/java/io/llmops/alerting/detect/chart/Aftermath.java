package io.llmops.alerting.detect.chart;

/**
 * Watches, after a change was found, whether it has gone again: whether the latest numbers speak for the baseline. Two
 * CUSUMs, of which one suffices: of the log of the factors of all bets in the change's direction, mixed by how well each
 * told the numbers so far; and of the normal likelihood ratio between the means before and after, for bets that are too
 * small to lose quickly.
 */
public final class Aftermath {

    /** A bet that failed for long may still be right later. */
    private static final double LEAST_WEIGHT = 1e-4;

    private static final double OUTLIER = 3; // standard deviations; what is farther off counts as this far

    private final double[] weights;
    private double doubt;
    private double doubtOfMean;

    public Aftermath(int bets) {
        weights = new double[bets];
    }

    /** A change was found: the bets of this direction are weighted by their evidence. */
    public void begin(Chart chart, Evidence evidence) {
        boolean up = chart.isUpward(evidence.strongest());
        double most = evidence.best(evidence.strongest());
        for (int i = 0; i < weights.length; i++) {
            weights[i] = chart.isUpward(i) == up ? Math.max(LEAST_WEIGHT, evidence.best(i) / most) : 0;
        }
        doubt = 0;
        doubtOfMean = 0;
        normalize();
    }

    /**
     * Takes in a number.
     *
     * @param factors of the number
     * @param before the mean of the baseline
     * @param after the mean since the change
     * @param variance of independent numbers that would tell as much
     */
    public void add(double x, double[] factors, double before, double after, double variance) {
        addToMixture(factors);
        if (variance > 0) {
            double middle = (before + after) / 2;
            double reach = OUTLIER * Math.sqrt(variance);
            double distance = Math.max(-reach, Math.min(reach, x - middle));
            doubtOfMean = Math.max(0, doubtOfMean - (after - before) * distance / variance);
        }
    }

    private void addToMixture(double[] factors) {
        double mixed = 0;
        for (int i = 0; i < weights.length; i++) {
            mixed += weights[i] * factors[i];
        }
        if (mixed <= 0) {
            return;
        }
        doubt = Math.max(0, doubt - Math.log(mixed));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weights[i] == 0 ? 0 : Math.max(LEAST_WEIGHT, weights[i] * factors[i] / mixed);
        }
        normalize();
    }

    /** How many times better the baseline tells the latest numbers than the change does, at least 1. */
    public double doubt() {
        return Math.exp(Math.max(doubt, doubtOfMean));
    }

    private void normalize() {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    public void save(Numbers to) {
        to.put(weights).put(doubt, doubtOfMean);
    }

    public void restore(Numbers from) {
        from.next(weights);
        doubt = from.next();
        doubtOfMean = from.next();
    }
}
