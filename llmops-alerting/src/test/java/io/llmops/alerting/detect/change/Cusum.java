package io.llmops.alerting.detect.change;

/**
 * The textbook's two-sided CUSUM of standardized numbers: mean and variance of the first 2,000, allowance a quarter of a
 * standard deviation, limit from Siegmund's formula for the wanted run length.
 */
final class Cusum implements Watcher {

    private static final int LEARNING = 2000;
    private static final double ALLOWANCE = 0.25;
    private static final double OVERSHOOT = 1.166;

    private final double limit;
    private int learned;
    private double sum;
    private double squares;
    private double up;
    private double down;

    Cusum(double runLength) {
        double oneSided = 2 * runLength;
        limit = Math.log(oneSided * 2 * ALLOWANCE * ALLOWANCE) / (2 * ALLOWANCE) - OVERSHOOT;
    }

    @Override
    public boolean alarms(double x) {
        if (learned < LEARNING) {
            learned++;
            sum += x;
            squares += x * x;
            return false;
        }
        double mean = sum / LEARNING;
        double z = (x - mean) / Math.sqrt(Math.max(1e-12, squares / LEARNING - mean * mean));
        up = Math.max(0, up + z - ALLOWANCE);
        down = Math.max(0, down - z - ALLOWANCE);
        return Math.max(up, down) > limit;
    }
}
