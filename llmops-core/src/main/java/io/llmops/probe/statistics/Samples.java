package io.llmops.probe.statistics;

/** What all tests ask of their numbers. */
final class Samples {

    private Samples() {}

    static void requireFinite(double[] sample) {
        for (double value : sample) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A sample holds " + value + "; leave out what is not known");
            }
        }
    }

    static void requireSome(double[] sample) {
        requireFinite(sample);
        if (sample.length == 0) {
            throw new IllegalArgumentException("A sample is empty; at least one value is needed");
        }
    }
}
