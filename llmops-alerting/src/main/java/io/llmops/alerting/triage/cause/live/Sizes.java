package io.llmops.alerting.triage.cause.live;

/**
 * How much a mean has moved because other kinds of questions are asked, and how much because the same kinds have other results:
 * Kitagawa's components of a difference (Journal of the American Statistical Association 1955), of the last hours against the
 * last days.
 */
final class Sizes {

    private static final double KEEP_RECENT = 0.84; // in an hour: half of it for four hours
    private static final double ENOUGH = 20;

    private final float[] usualCount;
    private final float[] usualMean;
    private final float[] recentCount;
    private final float[] recentMean;

    Sizes(int kinds) {
        usualCount = new float[kinds];
        usualMean = new float[kinds];
        recentCount = new float[kinds];
        recentMean = new float[kinds];
    }

    /**
     * What a mean has moved by.
     *
     * @param mix because of what is asked
     * @param within because of what comes of it
     */
    record Split(double mix, double within) {}

    void take(int kind, double value) {
        usualCount[kind]++;
        usualMean[kind] += (float) ((value - usualMean[kind]) / usualCount[kind]);
        recentCount[kind]++;
        recentMean[kind] += (float) ((value - recentMean[kind]) / recentCount[kind]);
    }

    void fade(double keep) {
        for (int i = 0; i < usualCount.length; i++) {
            usualCount[i] *= (float) keep;
            recentCount[i] *= (float) KEEP_RECENT;
        }
    }

    void forget(int kind) {
        usualCount[kind] = 0;
        recentCount[kind] = 0;
    }

    Split split() {
        double usual = sum(usualCount);
        double recent = sum(recentCount);
        if (usual < ENOUGH || recent < ENOUGH) {
            return new Split(0, 0);
        }
        double mix = 0;
        double within = 0;
        for (int i = 0; i < usualCount.length; i++) {
            double before = usualCount[i] / usual;
            double now = recentCount[i] / recent;
            double meanNow = now > 0 ? recentMean[i] : usualMean[i];
            mix += (now - before) * (usualMean[i] + meanNow) / 2;
            within += (now + before) / 2 * (meanNow - usualMean[i]);
        }
        return new Split(mix, within);
    }

    private static double sum(float[] of) {
        double sum = 0;
        for (float each : of) {
            sum += each;
        }
        return sum;
    }
}
