package io.llmops.alerting.detect.chart;

/**
 * Watches, after a change was found, whether it has gone again: whether the numbers speak for the baseline against all
 * bets of the change's direction, which are weighted by how well they told the numbers so far. A CUSUM of the log of
 * their mixture's factors, downwards.
 */
public final class Aftermath {

    /** A bet that failed for long may still be right later. */
    private static final double LEAST_WEIGHT = 1e-4;

    private final double[] weights;
    private double doubt;

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
        normalize();
    }

    /** Takes in the factors of a number. */
    public void add(double[] factors) {
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
        return Math.exp(doubt);
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
        to.put(weights).put(doubt);
    }

    public void restore(Numbers from) {
        from.next(weights);
        doubt = from.next();
    }
}
