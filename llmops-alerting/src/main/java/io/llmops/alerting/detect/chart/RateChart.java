package io.llmops.alerting.detect.chart;

/**
 * Bets on the rate of something that happens or not: a bank of Bernoulli likelihood ratios, one for each multiple of the
 * odds. The rate of the baseline is not known, only counted: a factor is therefore the average of the likelihood ratio
 * over the randomized rank of the event among all that were learned and itself, whose expectation is 1 whatever the rate
 * (a conformal test martingale: Vovk et al., "Retrain or not retrain: conformal test martingales for change-point
 * detection", 2021). Events that come in bursts carry less evidence: its logarithm is divided by the learned
 * {@linkplain Dependence#inflation() inflation}.
 */
public final class RateChart implements Chart {

    private static final double[] ODDS = {0.25, 0.5, 1.5, 2, 4};
    private static final int FALLING = 2;
    private static final int SETTLED = 2000;

    private final Moments moments = new Moments();
    private final Dependence dependence = new Dependence();
    private double reference =
            0.5; // the rate that the bets start from; kept for long, because it has to be of the past
    private double nextReference = 1;
    private double exponent = 1;

    @Override
    public int bets() {
        return ODDS.length;
    }

    @Override
    public boolean isUpward(int bet) {
        return bet >= FALLING;
    }

    @Override
    public void learn(double x) {
        double event = x == 0 ? 0 : 1;
        moments.add(event);
        dependence.add(event);
        if (moments.count() >= nextReference) {
            reference = (events() + 0.5) / (moments.count() + 1);
            nextReference = Math.min(Math.max(SETTLED, 2 * moments.count()), Moments.MEMORY - 1);
        }
        exponent = 1 / dependence.inflation();
    }

    private double events() {
        return moments.mean() * moments.count();
    }

    @Override
    public void interrupt() {
        dependence.interrupt();
    }

    @Override
    public void judge(double x, double[] factors) {
        double all = moments.count() + 1;
        boolean happened = x != 0;
        double from = happened ? 1 - (events() + 1) / all : 0;
        double to = happened ? 1 : 1 - events() / all;
        double below = Math.max(0, Math.min(to, 1 - reference) - from) / (to - from);
        for (int i = 0; i < ODDS.length; i++) {
            double rate = ODDS[i] * reference / (1 - reference + ODDS[i] * reference);
            double factor = below * (1 - rate) / (1 - reference) + (1 - below) * rate / reference;
            factors[i] = exponent == 1 ? factor : Math.pow(factor, exponent);
        }
    }

    @Override
    public double mean() {
        return moments.mean();
    }

    @Override
    public double variance() {
        return moments.variance();
    }

    @Override
    public double inflation() {
        return dependence.inflation();
    }

    @Override
    public void save(Numbers to) {
        moments.save(to);
        dependence.save(to);
        to.put(reference, nextReference, exponent);
    }

    @Override
    public void restore(Numbers from) {
        moments.restore(from);
        dependence.restore(from);
        reference = from.next();
        nextReference = from.next();
        exponent = from.next();
    }
}
