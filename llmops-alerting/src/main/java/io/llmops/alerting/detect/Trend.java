package io.llmops.alerting.detect;

import io.llmops.alerting.detect.chart.MannKendall;
import io.llmops.alerting.detect.chart.Slopes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a row of aggregates rises or falls slowly, and how fast. For what creeps: a change detector takes slow drift for
 * its baseline.
 *
 * <p>The slope is Theil and Sen's, the median of the slopes between all pairs, so that single outliers do not matter. The
 * test is Mann and Kendall's: {@code z = (|S| - 1) / sqrt(f var(S))}, where {@code S} counts the pairs that rise less those
 * that fall, {@code var(S) = (n (n-1) (2n+5) - sum over ties t (t-1) (2t+5)) / 18}, and {@code f} accounts for neighbours
 * that resemble each other: {@code 1 + 2 sum (1 - k/n) r^k}, {@code r} being the lag-1 correlation of the ranks about the
 * slope, freed of its bias, {@code (n r + 2) / (n - 4)} (Yue and Wang, "The Mann-Kendall test modified by effective sample
 * size", 2004). {@code z} is judged by Student's distribution of {@code n/f - 2} degrees of freedom.
 *
 * <p>The false-alarm rate is that of the level one compares {@link #pValue()} with, for one look; measured on AR(1) rows
 * in docs/detection-change.md. Looking at every tick at a window that slides looks more than once: choose a level of
 * 0.001 or less.
 *
 * @param slope value per unit of time
 * @param low with {@code high}, a 95 % interval of the slope
 * @param pValue how probable a row as sloped as this is without any trend, two-sided
 * @param points how many aggregates it stands on
 */
public record Trend(double slope, double low, double high, double pValue, int points) {

    /** With fewer there is no answer. */
    public static final int FEWEST_POINTS = 10;

    /** More are thinned, by means of neighbours: the work is quadratic. */
    public static final int MOST_POINTS = 500;

    private static final double LARGEST = 1e100; // so that differences are finite
    private static final double SIDE = 1.959963984540054; // of 95 %

    /**
     * The trend of these points; empty if fewer than {@value #FEWEST_POINTS} have a value or all have the same time.
     *
     * @param times in any unit, such as days, rising
     * @param values NaN and infinities count as missing
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Optional<Trend> of(double[] times, double[] values) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times and " + values.length + " values");
        }
        double[][] points = thinned(present(times, values));
        int n = points[0].length;
        if (n < FEWEST_POINTS || points[0][0] == points[0][n - 1]) {
            return Optional.empty();
        }
        Slopes slopes = Slopes.of(points[0], points[1]);
        MannKendall test = MannKendall.of(points[0], points[1], slopes.median());
        double width = SIDE * test.standardError();
        return Optional.of(new Trend(slopes.median(), slopes.below(width), slopes.above(width), test.pValue(), n));
    }

    private static double[][] present(double[] times, double[] values) {
        double[] at = new double[times.length];
        double[] value = new double[times.length];
        int n = 0;
        for (int i = 0; i < times.length; i++) {
            if (Double.isFinite(times[i]) && Double.isFinite(values[i])) {
                at[n] = times[i];
                value[n++] = Math.max(-LARGEST, Math.min(LARGEST, values[i]));
            }
        }
        return new double[][] {Arrays.copyOf(at, n), Arrays.copyOf(value, n)};
    }

    private static double[][] thinned(double[][] points) {
        double[][] fewer = points;
        while (fewer[0].length > MOST_POINTS) {
            fewer = new double[][] {halved(fewer[0]), halved(fewer[1])};
        }
        return fewer;
    }

    private static double[] halved(double[] row) {
        double[] half = new double[row.length / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = row[2 * i] / 2 + row[2 * i + 1] / 2;
        }
        return half;
    }

    public boolean rises() {
        return slope > 0;
    }

    /** Whether chance would do this more rarely than the level says. */
    public boolean isSignificant(double level) {
        return pValue < level;
    }
}
