package io.llmops.alerting.triage.cause.live;

/**
 * What is peculiar to each customer with each kind of question: the mean of its surprises, so that what remains is surprising
 * even coming from there. Places are shared by hash: two that meet in one are thought to be alike. O(1), 8 KB.
 */
final class Own {

    private static final int BUCKETS = 1_024; // a power of two
    private static final double LEAN = 20; // surprises of 0

    private final float[] count = new float[BUCKETS];
    private final float[] mean = new float[BUCKETS];

    static int bucket(long customer, long stratum) {
        long hash = (customer * 0x9e3779b97f4a7c15L ^ stratum) * 0xbf58476d1ce4e5b9L;
        return (int) (hash >>> 54);
    }

    /** What remains of a surprise; NaN of NaN. Learns from it. */
    double remains(int bucket, double surprise) {
        if (Double.isNaN(surprise)) {
            return surprise;
        }
        double known = count[bucket];
        double remains = surprise - mean[bucket] * known / (known + LEAN);
        count[bucket]++;
        mean[bucket] += (float) ((surprise - mean[bucket]) / count[bucket]);
        return remains;
    }

    void fade(double keep) {
        for (int i = 0; i < BUCKETS; i++) {
            count[i] *= (float) keep;
        }
    }
}
