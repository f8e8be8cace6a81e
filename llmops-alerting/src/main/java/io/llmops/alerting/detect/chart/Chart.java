package io.llmops.alerting.detect.chart;

/**
 * Turns each number into factors, one for each bet against "nothing has changed". Each bet stakes on another size of
 * change; its factor is above 1 where the number speaks for that change. If nothing has changed, the expectation of a
 * factor, given the past, is at most 1: that is all that {@link Evidence} needs for its promise.
 */
public sealed interface Chart permits BettingChart, RankChart, RateChart {

    int bets();

    /** Whether this bet is on a level that rises. */
    boolean isUpward(int bet);

    /** Takes a number into the baseline. */
    void learn(double x);

    /** The next number to learn does not follow the last one learned. */
    void interrupt();

    /** The factors of a number, by the baseline so far. */
    void judge(double x, double[] factors);

    /** The mean of the baseline. */
    double mean();

    /** The variance of the baseline. */
    double variance();

    /** How much larger the variance of a mean is than that of independent numbers. */
    double inflation();

    void save(Numbers to);

    void restore(Numbers from);
}
