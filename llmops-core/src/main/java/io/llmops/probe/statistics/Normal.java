package io.llmops.probe.statistics;

/** The standard normal distribution. */
public final class Normal {

    private static final int SERIES_TERMS = 200;
    private static final int FRACTION_TERMS = 120;
    /** Below this the series is the better one, above it the continued fraction. */
    private static final double SWITCH = 3;

    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);
    private static final double FARTHEST = 40;

    private Normal() {}

    /**
     * The chance of a value greater than {@code z}: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.10 as
     * the convergent series 26.2.11, and the continued fraction 26.2.14 in the tail.
     */
    public static double upperTail(double z) {
        if (z < 0) {
            return 1 - upperTail(-z);
        }
        return z < SWITCH ? 0.5 - density(z) * series(z) : density(z) * fraction(z);
    }

    private static double density(double z) {
        return DENSITY_AT_ZERO * Math.exp(-z * z / 2);
    }

    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int k = 1; k < SERIES_TERMS; k++) {
            term *= z * z / (2 * k + 1);
            sum += term;
        }
        return sum;
    }

    private static double fraction(double z) {
        double below = z;
        for (int k = FRACTION_TERMS; k > 0; k--) {
            below = z + k / below;
        }
        return 1 / below;
    }

    /** The value that is exceeded with this chance, by bisection. */
    public static double upperQuantile(double chance) {
        double low = -FARTHEST;
        double high = FARTHEST;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (upperTail(middle) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** How many standard errors an interval of this confidence reaches to each side. */
    static double reach(double confidence) {
        return upperQuantile((1 - Interval.requireConfidence(confidence)) / 2);
    }
}
