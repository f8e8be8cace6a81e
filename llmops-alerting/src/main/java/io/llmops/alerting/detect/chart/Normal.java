package io.llmops.alerting.detect.chart;

/** The standard normal distribution, to about 14 digits. */
final class Normal {

    private static final double SQRT_2PI = Math.sqrt(2 * Math.PI);
    private static final double SERIES_UNTIL = 3.5;
    private static final double FLAT = 38; // beyond, the density is below the smallest double
    private static final int FRACTION_DEPTH = 60;
    private static final int NEWTON_STEPS = 60;
    private static final double PRECISE = 1e-14;

    private Normal() {}

    static double density(double x) {
        return Math.exp(-x * x / 2) / SQRT_2PI;
    }

    static double cdf(double x) {
        if (x >= 0) {
            return 1 - upperTail(x);
        }
        return upperTail(-x);
    }

    /** P(Z > x) of an x that is not negative: the Taylor series around 0, farther out the continued fraction of Laplace. */
    static double upperTail(double x) {
        if (x > FLAT) {
            return 0;
        }
        return x < SERIES_UNTIL ? 0.5 - density(x) * series(x) : density(x) / fraction(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; term > sum * 1e-17; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double x) {
        double value = x;
        for (int k = FRACTION_DEPTH; k > 0; k--) {
            value = x + k / value;
        }
        return value;
    }

    /** Inverse of {@link #cdf}, by Newton's method with the curvature of the density (Halley). */
    static double quantile(double p) {
        if (p <= 0 || p >= 1) {
            return p <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        double x = p > 0.02 ? (p - 0.5) * SQRT_2PI : -Math.sqrt(-2 * Math.log(p));
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double off = (cdf(x) - p) / density(x);
            double step = off / (1 + x * off / 2);
            x -= step;
            if (Math.abs(step) < PRECISE * Math.max(1, Math.abs(x))) {
                return x;
            }
        }
        return x;
    }
}
