package io.llmops.alerting.detect.change;

import java.util.ArrayDeque;
import java.util.Deque;

/** The mean of the last 100 numbers against the 1,000 before, in standard errors: the usual rolling z-score. */
final class RollingZ implements Watcher {

    private static final int LATEST = 100;
    private static final int BEFORE = 1000;

    private final Deque<Double> latest = new ArrayDeque<>();
    private final Deque<Double> before = new ArrayDeque<>();
    private final double limit;
    private double latestSum;
    private double sum;
    private double squares;

    RollingZ(double limit) {
        this.limit = limit;
    }

    @Override
    public boolean alarms(double x) {
        latest.add(x);
        latestSum += x;
        if (latest.size() > LATEST) {
            double older = latest.remove();
            latestSum -= older;
            before.add(older);
            sum += older;
            squares += older * older;
        }
        if (before.size() > BEFORE) {
            double oldest = before.remove();
            sum -= oldest;
            squares -= oldest * oldest;
        }
        return before.size() == BEFORE && Math.abs(z()) > limit;
    }

    private double z() {
        double mean = sum / BEFORE;
        double variance = Math.max(1e-12, squares / BEFORE - mean * mean);
        return (latestSum / LATEST - mean) / Math.sqrt(variance / LATEST);
    }
}
