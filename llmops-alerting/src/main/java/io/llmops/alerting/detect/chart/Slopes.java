package io.llmops.alerting.detect.chart;

import java.util.Arrays;

/** The slopes between all pairs of points at different times, sorted. */
public final class Slopes {

    private final double[] sorted;

    private Slopes(double[] sorted) {
        this.sorted = sorted;
    }

    /** At least two times differ. */
    public static Slopes of(double[] times, double[] values) {
        int n = times.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                if (times[j] != times[i]) {
                    slopes[count++] = (values[j] - values[i]) / (times[j] - times[i]);
                }
            }
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return new Slopes(sorted);
    }

    /** Theil and Sen's slope. */
    public double median() {
        int n = sorted.length;
        return sorted[(n - 1) / 2] / 2 + sorted[n / 2] / 2;
    }

    /** The lower end of Sen's interval, {@code width} being the half width of that of S. */
    public double below(double width) {
        return at((long) Math.floor((sorted.length - width) / 2));
    }

    /** The upper end of Sen's interval. */
    public double above(double width) {
        return at((long) Math.ceil((sorted.length + width) / 2));
    }

    private double at(long place) {
        return sorted[(int) Math.max(0, Math.min(sorted.length - 1, place))];
    }
}
