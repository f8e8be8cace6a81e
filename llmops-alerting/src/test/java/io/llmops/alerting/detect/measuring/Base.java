package io.llmops.alerting.detect.measuring;

/**
 * A series in which nothing is wrong.
 *
 * @param lowest value there can be
 * @param highest value there can be
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Base(String family, long[] millis, double[] values, double lowest, double highest) {

    static final long MONDAY = 1_772_409_600_000L;

    static Base every(String family, long stepMillis, double[] values, double lowest, double highest) {
        long[] millis = new long[values.length];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = MONDAY + i * stepMillis;
        }
        return new Base(family, millis, values, lowest, highest);
    }

    int size() {
        return values.length;
    }
}
