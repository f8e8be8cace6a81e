package io.llmops.alerting.triage;

/**
 * How the rates of customers differ, as a beta distribution: what is expected of one that nobody knows, and what the rate
 * of one that is little known is shrunk to. By moments, as in Kleinman, "Proportions with extraneous variance" (JASA 1973),
 * without those that stand out so far that they would hide others like them.
 */
final class Population {

    private static final double OUTLIER = 4; // standard deviations
    private static final int ROUNDS = 4;
    private static final double MOST_ALIKE = 1 / 2000.0;
    private static final double LEAST_ALIKE = 1 / 3.0;
    /** What is assumed before there is anything: 2 in 100, as if seen in 20 calls. */
    private static final double PRIOR_COUNTED = 0.4;

    private static final double PRIOR_CALLS = 20;
    /** As many customers' worth of a between-customer spread that is usual for services: that of Beta(2, 98). */
    private static final double PRIOR_ALIKE = 1 / 101.0;

    private static final double PRIOR_CUSTOMERS = 3;

    private final Rate rate;

    private Population(Rate rate) {
        this.rate = rate;
    }

    /** Before anything was seen. */
    static Population unknown() {
        return new Population(new Rate(PRIOR_COUNTED / PRIOR_CALLS, 1 / PRIOR_ALIKE - 1));
    }

    /** Of customers with so many calls each, and so many of them that counted. */
    static Population of(double[] calls, double[] counted, int customers) {
        double mean = mean(calls, counted, customers, 0, 1, Double.POSITIVE_INFINITY);
        double alike = PRIOR_ALIKE;
        for (int round = 0; round < ROUNDS; round++) {
            double near = mean(calls, counted, customers, alike, mean, OUTLIER);
            alike = alike(calls, counted, customers, alike, near);
            mean = near;
        }
        return new Population(new Rate(mean, 1 / alike - 1));
    }

    private static boolean standsOut(double calls, double counted, double mean, double alike, double limit) {
        double variance = mean * (1 - mean) * (alike + (1 - alike) / calls);
        return counted / calls - mean > limit * Math.sqrt(variance) + 1 / calls;
    }

    private static double mean(
            double[] calls, double[] counted, int customers, double alike, double about, double limit) {
        double sum = PRIOR_COUNTED;
        double weights = PRIOR_CALLS;
        for (int i = 0; i < customers; i++) {
            if (calls[i] > 0 && !standsOut(calls[i], counted[i], about, alike, limit)) {
                double weight = 1 / (alike + (1 - alike) / calls[i]);
                weights += weight;
                sum += weight * counted[i] / calls[i];
            }
        }
        return sum / weights;
    }

    /** The correlation of two calls of one customer: 0 if all have one rate. */
    private static double alike(double[] calls, double[] counted, int customers, double alike, double mean) {
        double squares = 0;
        double chance = 0;
        double weights = 0;
        for (int i = 0; i < customers; i++) {
            if (calls[i] > 0 && !standsOut(calls[i], counted[i], mean, alike, OUTLIER)) {
                double weight = 1 / (alike + (1 - alike) / calls[i]);
                double off = counted[i] / calls[i] - mean;
                weights += weight;
                squares += weight * off * off;
                chance += weight / calls[i];
            }
        }
        double unit = mean * (1 - mean);
        double prior = PRIOR_CUSTOMERS / PRIOR_ALIKE;
        double between = (squares / unit - chance + prior * PRIOR_ALIKE) / (weights + prior - chance);
        return Math.max(MOST_ALIKE, Math.min(LEAST_ALIKE, between));
    }

    /** Of somebody nobody knows. */
    Rate rate() {
        return rate;
    }

    /** Of a customer with so many calls before, and so many of them that counted. */
    Rate rate(double calls, double counted) {
        double weight = rate.weight() + calls;
        return new Rate((rate.mean() * rate.weight() + counted) / weight, weight);
    }
}
