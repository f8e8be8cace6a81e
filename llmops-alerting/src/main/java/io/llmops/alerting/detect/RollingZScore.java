package io.llmops.alerting.detect;

import java.util.Arrays;

/**
 * Distance from the mean of the last 1,000 points, in their standard deviations; alarm at 5. The classical rule: cheap to
 * explain, blind after a spike has widened its deviation, and noisy on heavy tails. 8 KB of state.
 */
final class RollingZScore implements PointDetector {

    private static final String NAME = "z-score-1";
    private static final int WINDOW = 1_000;
    private static final double ALARM_AT = 5;
    private static final int WARM_UP = 100;

    private final LastValues last = new LastValues(WINDOW);
    private double mean;
    private double squares;

    RollingZScore() {}

    RollingZScore(SavedState state) {
        double[] saved = state.numbers(NAME, WINDOW + 4);
        last.restore(saved);
        mean = saved[WINDOW + 2];
        squares = saved[WINDOW + 3];
    }

    @Override
    public double score(long epochMilli, double value) {
        if (!Deviation.usable(value)) {
            return 0;
        }
        double spread = Math.sqrt(Math.max(0, squares) / Math.max(1, last.count()));
        double score = last.count() < WARM_UP ? 0 : Deviation.score(value - mean, spread, ALARM_AT, mean);
        learn(value);
        return score;
    }

    /** Welford's update, for what comes and what goes; done afresh once a window so that rounding does not add up. */
    private void learn(double value) {
        double gone = last.push(value);
        int count = last.count();
        double before = mean;
        if (Double.isNaN(gone)) {
            mean += (value - mean) / count;
            squares += (value - before) * (value - mean);
        } else {
            mean += (value - gone) / count;
            squares += (value - gone) * (value - mean + gone - before);
        }
        if (last.atEnd()) {
            afresh(count);
        }
    }

    private void afresh(int count) {
        mean = 0;
        squares = 0;
        for (int i = 0; i < count; i++) {
            double before = mean;
            mean += (last.get(i) - mean) / (i + 1);
            squares += (last.get(i) - before) * (last.get(i) - mean);
        }
    }

    @Override
    public SavedState save() {
        double[] numbers = Arrays.copyOf(last.save(), WINDOW + 4);
        numbers[WINDOW + 2] = mean;
        numbers[WINDOW + 3] = squares;
        return SavedState.of(NAME, numbers);
    }
}
