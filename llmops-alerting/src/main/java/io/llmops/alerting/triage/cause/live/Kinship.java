package io.llmops.alerting.triage.cause.live;

/**
 * How much less numbers tell together than so many independent ones would, because those near in time are alike: how many
 * times the variance of sums of 4 and of 16 is what that of single ones lets one expect (the long-run variance by batch means;
 * Flegal and Jones, Annals of Statistics 2010).
 */
final class Kinship {

    private static final int[] LENGTHS = {4, 16};
    private static final double PRIOR = 6; // sums, thought to be of independent numbers
    private static final double MEMORY = 60; // sums
    private static final double MOST = 30;

    private final double[] sums = new double[LENGTHS.length];
    private final int[] taken = new int[LENGTHS.length];
    private final double[] count = {PRIOR, PRIOR};
    private final double[] ratio = {1, 1};

    /** Takes the next number, standardised. */
    void take(double z) {
        for (int i = 0; i < LENGTHS.length; i++) {
            sums[i] += z;
            if (++taken[i] == LENGTHS[i]) {
                count[i] = Math.min(MEMORY, count[i] + 1);
                ratio[i] += (sums[i] * sums[i] / LENGTHS[i] - ratio[i]) / count[i];
                sums[i] = 0;
                taken[i] = 0;
            }
        }
    }

    /** Times the variance; from 1 to 30. */
    double inflation() {
        return Math.min(MOST, Math.max(1, Math.max(ratio[0], ratio[1])));
    }
}
