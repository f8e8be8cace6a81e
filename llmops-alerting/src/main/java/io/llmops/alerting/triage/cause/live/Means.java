package io.llmops.alerting.triage.cause.live;

/** What a number is expected to be in each of some groups: its mean. What was fades; O(1) for each number. */
final class Means {

    private final float[] count;
    private final float[] mean;
    private final double enough;

    /** @param enough from so many numbers on something is expected */
    Means(int groups, double enough) {
        count = new float[groups];
        mean = new float[groups];
        this.enough = enough;
    }

    /** How far a number is from what was expected, NaN if nothing was as yet; and learns from it. */
    double surprise(int group, double value) {
        double surprise = value - mean[group];
        boolean known = count[group] >= enough;
        count[group]++;
        mean[group] += (float) (surprise / count[group]);
        return known ? surprise : Double.NaN;
    }

    boolean knows(int group) {
        return count[group] >= enough;
    }

    double mean(int group) {
        return mean[group];
    }

    void fade(double keep) {
        for (int i = 0; i < count.length; i++) {
            count[i] *= (float) keep;
        }
    }

    void forget(int from, int to) {
        for (int i = from; i < to; i++) {
            count[i] = 0;
            mean[i] = 0;
        }
    }
}
