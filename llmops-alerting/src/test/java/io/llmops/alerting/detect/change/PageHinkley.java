package io.llmops.alerting.detect.change;

/** Page and Hinkley's test, two-sided, of numbers from 0 to 1, with the customary constants: 30, .005 and 50. */
final class PageHinkley implements Watcher {

    private static final int LEAST = 30;
    private static final double TOLERANCE = 0.005;
    private static final double LIMIT = 50;

    private long count;
    private double mean;
    private double rise;
    private double lowest;
    private double fall;
    private double highest;

    @Override
    public boolean alarms(double x) {
        count++;
        mean += (x - mean) / count;
        rise += x - mean - TOLERANCE;
        fall += x - mean + TOLERANCE;
        lowest = Math.min(lowest, rise);
        highest = Math.max(highest, fall);
        return count >= LEAST && Math.max(rise - lowest, highest - fall) > LIMIT;
    }
}
