package io.llmops.probe.statistics;

/** Intervals and effect sizes of shares. */
public final class Proportions {

    private Proportions() {}

    /** Wilson's score interval: Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927). */
    public static Interval wilson(int successes, int trials, double confidence) {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    successes + " of " + trials + " is no share; give 0 to n successes of n trials, n at least 1");
        }
        double z = Normal.reach(confidence);
        double share = (double) successes / trials;
        double centre = share + z * z / (2 * trials);
        double reach = z * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
        double scale = 1 + z * z / trials;
        return new Interval(
                successes == 0 ? 0 : (centre - reach) / scale,
                successes == trials ? 1 : (centre + reach) / scale,
                confidence);
    }

    /**
     * The interval of the share after less the share before, of the same cases: Newcombe's method 10, which joins two Wilson
     * intervals by the correlation of the pairs. Newcombe, Improved confidence intervals for the difference between binomial
     * proportions based on paired data, Statistics in Medicine 17 (1998).
     *
     * @param bothRight cases right before and after
     * @param worse cases right before and wrong after
     * @param better cases wrong before and right after
     * @param bothWrong cases wrong before and after
     */
    public static Interval pairedDifference(int bothRight, int worse, int better, int bothWrong, double confidence) {
        int n = Math.addExact(Math.addExact(bothRight, worse), Math.addExact(better, bothWrong));
        Interval before = wilson(bothRight + worse, n, confidence);
        Interval after = wilson(bothRight + better, n, confidence);
        double p1 = (double) (bothRight + better) / n;
        double p2 = (double) (bothRight + worse) / n;
        double phi = correlation(bothRight, better, worse, bothWrong);
        double down = joined(p1 - after.low(), before.high() - p2, phi);
        double up = joined(p2 - before.low(), after.high() - p1, phi);
        return new Interval(Math.max(-1, p1 - p2 - down), Math.min(1, p1 - p2 + up), confidence);
    }

    private static double joined(double one, double other, double phi) {
        return Math.sqrt(Math.max(0, one * one - 2 * phi * one * other + other * other));
    }

    /** Phi, with Newcombe's correction for continuity where it is positive. */
    private static double correlation(int e, int f, int g, int h) {
        double scale = Math.sqrt((double) (e + f) * (g + h) * (e + g) * (f + h));
        if (scale == 0) {
            return 0;
        }
        double product = (double) e * h - (double) f * g;
        double corrected = product > 0 ? Math.max(0, product - (e + f + g + h) / 2.0) : product;
        return corrected / scale;
    }

    /** Cohen's h of two shares: 0.2 is small, 0.5 medium, 0.8 large (Cohen, Statistical Power Analysis, 1988). */
    public static double cohensH(double before, double after) {
        return 2 * Math.asin(Math.sqrt(after)) - 2 * Math.asin(Math.sqrt(before));
    }
}
