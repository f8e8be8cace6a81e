package io.llmops.alerting.detect;

import java.util.Arrays;

/**
 * Distance from the median of the last 255 points, in their median absolute deviations times 1.4826 (Hampel, 1974);
 * alarm at 8. Outliers do not widen it. Where more than half of the points are equal, the mean absolute deviation times
 * 1.2533 stands in (Iglewicz and Hoaglin, 1993). 4 KB of state.
 */
final class RobustDetector implements PointDetector {

    private static final String NAME = "robust-1";
    private static final int WINDOW = 255;
    private static final double ALARM_AT = 8;
    private static final int WARM_UP = 100;

    /** Makes the median absolute deviation of normal noise its standard deviation. */
    private static final double NORMAL = 1.4826;

    /** The same for the mean absolute deviation. */
    private static final double NORMAL_MEAN = 1.2533;

    private final LastValues last = new LastValues(WINDOW);
    private final double[] sorted = new double[WINDOW];

    RobustDetector() {}

    RobustDetector(SavedState state) {
        last.restore(state.numbers(NAME, WINDOW + 2));
        for (int i = 0; i < last.count(); i++) {
            sorted[i] = last.get(i);
        }
        Arrays.sort(sorted, 0, last.count());
    }

    @Override
    public double score(long epochMilli, double value) {
        if (!Deviation.usable(value)) {
            return 0;
        }
        int count = last.count();
        double score = 0;
        if (count >= WARM_UP) {
            double median = sorted[count / 2];
            score = Deviation.score(value - median, spread(median, count), ALARM_AT, median);
        }
        learn(value, count);
        return score;
    }

    private double spread(double median, int count) {
        double middle = medianDeviation(median, count);
        if (middle > 0) {
            return NORMAL * middle;
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(sorted[i] - median);
        }
        return NORMAL_MEAN * sum / count;
    }

    /** The nearest half of all values, walked outwards from the median. */
    private double medianDeviation(double median, int count) {
        int below = count / 2 - 1;
        int above = count / 2;
        double deviation = 0;
        for (int i = 0; i <= count / 2; i++) {
            double down = below >= 0 ? median - sorted[below] : Double.MAX_VALUE;
            double up = above < count ? sorted[above] - median : Double.MAX_VALUE;
            deviation = Math.min(down, up);
            if (down < up) {
                below--;
            } else {
                above++;
            }
        }
        return deviation;
    }

    private void learn(double value, int count) {
        double gone = last.push(value);
        int size = count;
        if (!Double.isNaN(gone)) {
            int at = Arrays.binarySearch(sorted, 0, size, gone);
            System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
            size--;
        }
        int at = Arrays.binarySearch(sorted, 0, size, value);
        at = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
    }

    @Override
    public SavedState save() {
        return SavedState.of(NAME, last.save());
    }
}
