package io.llmops.probe.statistics;

/**
 * Where a value lies with some confidence.
 *
 * @param confidence greater than 0 and less than 1, such as 0.95
 */
public record Interval(double low, double high, double confidence) {

    static double requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("The confidence is " + confidence + "; give one such as 0.95");
        }
        return confidence;
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
