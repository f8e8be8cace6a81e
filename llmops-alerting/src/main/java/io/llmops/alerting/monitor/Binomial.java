package io.llmops.alerting.monitor;

/** Tails of the binomial distribution, exact to about ten digits. */
final class Binomial {

    private static final int MOST_STEPS = 10_000;
    private static final double PRECISE = 1e-14;
    private static final double TINY = 1e-300;

    private Binomial() {}

    /**
     * {@code P(X >= hits)} of {@code trials} that each hit with probability {@code p}: the regularized incomplete beta
     * function I_p(hits, trials - hits + 1), NIST Digital Library of Mathematical Functions 8.17.5.
     */
    static double atLeast(long hits, long trials, double p) {
        if (hits <= 0 || p >= 1) {
            return 1;
        }
        if (hits > trials || p <= 0) {
            return 0;
        }
        double a = hits;
        double b = trials - hits + 1.0;
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(p) + b * Math.log1p(-p));
        double tail = p < (a + 1) / (a + b + 2) ? front * fraction(p, a, b) / a : 1 - front * fraction(1 - p, b, a) / b;
        return Math.max(0, Math.min(1, tail));
    }

    /** The continued fraction DLMF 8.17.22, evaluated from the front (Lentz's method, as modified by Thompson and Barnett). */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = inverse(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = inverse(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = inverse(1 + odd * d);
            c = nonZero(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < PRECISE) {
                break;
            }
        }
        return value;
    }

    private static double inverse(double number) {
        return 1 / nonZero(number);
    }

    private static double nonZero(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /** Stirling's series, DLMF 5.11.1, of an argument shifted to 10 and above. */
    static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 10) {
            shift += Math.log(z);
            z++;
        }
        double w = 1 / (z * z);
        double series = (1.0 / 12 - w * (1.0 / 360 - w * (1.0 / 1260 - w * (1.0 / 1680 - w / 1188)))) / z;
        return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
