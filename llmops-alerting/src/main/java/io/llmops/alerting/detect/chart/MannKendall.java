package io.llmops.alerting.detect.chart;

import java.util.Arrays;

/**
 * Mann and Kendall's test of a trend, for neighbours that may resemble each other.
 *
 * @param statistic pairs that rise less pairs that fall
 * @param variance of the statistic, of independent values
 * @param inflation how much larger the variance is because they are not, 1 or more
 * @param points how many
 */
public record MannKendall(long statistic, double variance, double inflation, int points) {

    private static final double MOST_CORRELATED = 0.95;

    /**
     * Of these values in the order of time.
     *
     * @param slope taken off before the resemblance of neighbours is judged
     */
    public static MannKendall of(double[] times, double[] values, double slope) {
        int n = values.length;
        long statistic = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                statistic += times[i] == times[j] ? 0 : Double.compare(values[j] + 0.0, values[i] + 0.0);
            }
        }
        return new MannKendall(statistic, variance(values), inflation(n, correlation(times, values, slope)), n);
    }

    private static double variance(double[] values) {
        double n = values.length;
        double sum = n * (n - 1) * (2 * n + 5);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; ) {
            int end = i + 1;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            double ties = end - i;
            sum -= ties * (ties - 1) * (2 * ties + 5);
            i = end;
        }
        return sum / 18;
    }

    private static double correlation(double[] times, double[] values, double slope) {
        int n = values.length;
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = values[i] - slope * (times[i] - times[0]);
        }
        double[] ranks = ranks(rest);
        double middle = (n - 1) / 2.0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            squares += (ranks[i] - middle) * (ranks[i] - middle);
            products += i == 0 ? 0 : (ranks[i] - middle) * (ranks[i - 1] - middle);
        }
        return squares == 0 ? 0 : products / squares;
    }

    /** From 0, of equal ones the mean. */
    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = Arrays.binarySearch(sorted, values[i]);
            int last = first;
            while (first > 0 && sorted[first - 1] == values[i]) {
                first--;
            }
            while (last < sorted.length - 1 && sorted[last + 1] == values[i]) {
                last++;
            }
            ranks[i] = (first + last) / 2.0;
        }
        return ranks;
    }

    private static double inflation(int n, double correlation) {
        double r = Math.max(0, Math.min(MOST_CORRELATED, (n * correlation + 2) / (n - 4)));
        double sum = 0;
        double power = 1;
        for (int k = 1; k < n; k++) {
            power *= r;
            sum += (1 - (double) k / n) * power;
        }
        return 1 + 2 * sum;
    }

    /** Of the statistic. */
    public double standardError() {
        return Math.sqrt(variance * inflation);
    }

    /** Two-sided; 1 where all values are equal. */
    public double pValue() {
        if (variance <= 0) {
            return 1;
        }
        double t = Math.max(0, Math.abs(statistic) - 1) / standardError();
        return Math.min(1, 2 * Normal.upperTail(likeNormal(t, Math.max(1, points / inflation - 2))));
    }

    /** Student's t as a normal score (Wallace 1959). */
    private static double likeNormal(double t, double freedom) {
        return (8 * freedom + 1) / (8 * freedom + 3) * Math.sqrt(freedom * Math.log1p(t * t / freedom));
    }
}
