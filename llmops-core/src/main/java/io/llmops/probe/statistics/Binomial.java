package io.llmops.probe.statistics;

/** The binomial distribution. */
final class Binomial {

    private Binomial() {}

    /** The chances of 0 to {@code trials} successes. */
    static double[] chances(int trials, double successChance) {
        double[] chances = new double[trials + 1];
        if (successChance <= 0 || successChance >= 1) {
            chances[successChance <= 0 ? 0 : trials] = 1;
            return chances;
        }
        double logOdds = Math.log(successChance) - Math.log1p(-successChance);
        double logChance = trials * Math.log1p(-successChance);
        for (int k = 0; k <= trials; k++) {
            chances[k] = Math.exp(logChance);
            logChance += Math.log((double) (trials - k) / (k + 1)) + logOdds;
        }
        return chances;
    }

    /** The chance of at least so many successes. */
    static double atLeast(int successes, int trials, double successChance) {
        double[] chances = chances(trials, successChance);
        double sum = 0;
        for (int k = trials; k >= Math.max(0, successes); k--) {
            sum += chances[k];
        }
        return Math.min(1, sum);
    }
}
