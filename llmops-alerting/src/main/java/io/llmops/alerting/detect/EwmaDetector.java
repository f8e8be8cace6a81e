package io.llmops.alerting.detect;

/**
 * Distance from an exponentially weighted mean, in exponentially weighted standard deviations (Roberts, 1959). Weight
 * 0.01 a point; alarm at 5 deviations. For a level that drifts; 24 bytes of state.
 */
final class EwmaDetector implements PointDetector {

    private static final String NAME = "ewma-1";
    private static final double WEIGHT = 0.01;
    private static final double ALARM_AT = 5;
    private static final int WARM_UP = 100;

    private double points;
    private double mean;
    private double variance;

    EwmaDetector() {}

    EwmaDetector(SavedState state) {
        double[] saved = state.numbers(NAME, 3);
        points = saved[0];
        mean = saved[1];
        variance = saved[2];
    }

    @Override
    public double score(long epochMilli, double value) {
        if (!Deviation.usable(value)) {
            return 0;
        }
        double away = value - mean;
        double score = points < WARM_UP ? 0 : Deviation.score(away, Math.sqrt(variance), ALARM_AT, mean);
        points++;
        double weight = Math.max(WEIGHT, 1 / points);
        mean += weight * away;
        variance = (1 - weight) * (variance + weight * away * away);
        return score;
    }

    @Override
    public SavedState save() {
        return SavedState.of(NAME, new double[] {points, mean, variance});
    }
}
