package io.llmops.alerting.triage;

/**
 * What is known of a customer's rate: a beta distribution.
 *
 * @param mean above 0 and below 1
 * @param weight of how many calls the knowledge is worth
 */
record Rate(double mean, double weight) {

    private static final double HIGHEST = 0.97;
    private static final double ONE_BY_ONE = 1.02;
    private static final double LEAST_WEIGHT = 1;

    /** The same knowledge, as far as a rate that itself moves by so much of its mean lets one know. */
    Rate moving(double relativeSd) {
        double moves = relativeSd * relativeSd * mean / (1 - mean);
        return new Rate(mean, 1 / (1 / weight + moves));
    }

    /** Known as well, in proportion to its mean, but so many times as high. */
    Rate times(double factor) {
        double raised = Math.min(HIGHEST, mean * factor);
        double relativeVariance = (1 - mean) / (mean * (weight + 1));
        return new Rate(raised, Math.max(LEAST_WEIGHT, (1 - raised) / (raised * relativeVariance) - 1));
    }

    /** With so large a part of the other calls as well, whoever calls. */
    Rate plus(double part) {
        double raised = mean + part * (1 - mean);
        double variance = mean * (1 - mean) / (weight + 1) * (1 - part) * (1 - part);
        return new Rate(raised, Math.max(LEAST_WEIGHT, raised * (1 - raised) / variance - 1));
    }

    /** How many times as high it can be. */
    double mostTimes() {
        return Math.max(1, HIGHEST / mean);
    }

    double expected(double calls) {
        return calls * mean;
    }

    /** Of the number that counts out of so many calls, in and between draws of the rate. */
    double variance(double calls) {
        return calls * mean * (1 - mean) * (1 + Math.max(0, calls - 1) / (weight + 1));
    }

    /**
     * The logarithm of how likely it is that so many of the calls count, up to what depends on the numbers alone. The
     * beta-binomial distribution if calls are judged one by one; if what counts comes in bursts, a negative binomial one
     * with the same mean and this many times the variance, whose tail is that of a burst.
     */
    double logLikelihood(double calls, double counted, double overdispersion) {
        if (calls <= 0) {
            return 0;
        }
        return overdispersion < ONE_BY_ONE
                ? betaBinomial(calls, counted)
                : negativeBinomial(calls * mean, counted, overdispersion);
    }

    private double betaBinomial(double calls, double counted) {
        double a = mean * weight;
        double b = (1 - mean) * weight;
        return LogGamma.of(a + counted)
                - LogGamma.of(a)
                + LogGamma.of(b + calls - counted)
                - LogGamma.of(b)
                - LogGamma.of(weight + calls)
                + LogGamma.of(weight);
    }

    private double negativeBinomial(double expected, double counted, double overdispersion) {
        double relativeVariance = (1 - mean) / (mean * (weight + 1));
        double shape = expected / (overdispersion - 1 + expected * relativeVariance);
        return LogGamma.of(shape + counted)
                - LogGamma.of(shape)
                + shape * Math.log(shape / (shape + expected))
                + (counted == 0 ? 0 : counted * Math.log(expected / (shape + expected)));
    }
}
