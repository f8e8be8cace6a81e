package io.llmops.alerting.detect.chart;

/**
 * Bets on the mean of numbers from 0 to 1, whatever their distribution: the betting e-detector of Shin, Ramdas and
 * Rinaldo ("E-detectors: a nonparametric framework for sequential change detection", 2024), with the bets of Waudby-Smith
 * and Ramdas ("Estimating means of bounded random variables by betting", 2024).
 *
 * <p>A bet of share {@code l} on a rise has the factor {@code 1 + l (x - m) / m}, on a fall the same of {@code 1 - x}.
 * {@code m} is what the next number is expected to be: the learned mean, plus {@code r} times what the number before lay
 * off it ({@code r}: learned lag-1 correlation), plus two standard errors to the safe side, because the mean is only
 * learned. So the promise needs no independence: the expectation of the next number has to stay within that band.
 */
public final class BettingChart implements Chart {

    private static final double[] SHARES = {0.05, 0.1, 0.2, 0.4, 0.8};
    private static final int EACH = SHARES.length;
    private static final double STANDARD_ERRORS = 2;
    /** Of something never seen in n events, 3 / n is the upper end of a 95 % interval. */
    private static final double RULE_OF_THREE = 3;

    private final double low;
    private final double range;
    private final Moments moments = new Moments();
    private final Dependence dependence = new Dependence();
    private double correlation;
    private double margin;
    private double previous = Double.NaN;

    public BettingChart(double low, double high) {
        this.low = low;
        this.range = high - low;
    }

    @Override
    public int bets() {
        return 2 * EACH;
    }

    @Override
    public boolean isUpward(int bet) {
        return bet < EACH;
    }

    @Override
    public void learn(double x) {
        double share = share(x);
        moments.add(share);
        dependence.add(share);
        correlation = dependence.correlation();
        margin = Math.max(
                STANDARD_ERRORS * Math.sqrt(varianceOfShare()) * (1 - correlation), RULE_OF_THREE / moments.count());
    }

    @Override
    public void interrupt() {
        dependence.interrupt();
    }

    @Override
    public void judge(double x, double[] factors) {
        double share = share(x);
        double expected = moments.mean();
        if (!Double.isNaN(previous)) {
            expected += correlation * (previous - moments.mean());
        }
        double rise = share / Math.min(1, Math.max(0, expected) + margin) - 1;
        double fall = (1 - share) / Math.min(1, Math.max(0, 1 - expected) + margin) - 1;
        for (int i = 0; i < EACH; i++) {
            factors[i] = 1 + SHARES[i] * rise;
            factors[EACH + i] = 1 + SHARES[i] * fall;
        }
        previous = share;
    }

    private double share(double x) {
        return Math.max(0, Math.min(1, (x - low) / range));
    }

    @Override
    public double mean() {
        return low + range * moments.mean();
    }

    @Override
    public double variance() {
        return range * range * moments.variance();
    }

    private double varianceOfShare() {
        return inflation() * moments.variance() / moments.count();
    }

    @Override
    public double inflation() {
        return dependence.inflation();
    }

    @Override
    public void save(Numbers to) {
        moments.save(to);
        dependence.save(to);
        boolean known = !Double.isNaN(previous);
        to.put(correlation, margin, known ? 1 : 0, known ? previous : 0);
    }

    @Override
    public void restore(Numbers from) {
        moments.restore(from);
        dependence.restore(from);
        correlation = from.next();
        margin = from.next();
        boolean known = from.nextInt(0, 1) == 1;
        double number = from.next();
        previous = known ? number : Double.NaN;
    }
}
