package io.llmops.alerting.triage;

/** Logarithms of the gamma function and of what is made of it. */
final class LogGamma {

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** From here on Stirling's series (Abramowitz and Stegun 6.1.41) is right to ten digits. */
    private static final double LARGE = 10;

    private LogGamma() {}

    /** Of a positive number. */
    static double of(double x) {
        double shift = 1;
        double z = x;
        while (z < LARGE) {
            shift *= z;
            z++;
        }
        double inverse = 1 / z;
        double square = inverse * inverse;
        double series = inverse * (1 / 12.0 - square * (1 / 360.0 - square * (1 / 1260.0 - square / 1680.0)));
        return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - (shift == 1 ? 0 : Math.log(shift));
    }

    /** Of the number of ways to choose some out of all. */
    static double choose(double all, double some) {
        return of(all + 1) - of(some + 1) - of(all - some + 1);
    }
}
