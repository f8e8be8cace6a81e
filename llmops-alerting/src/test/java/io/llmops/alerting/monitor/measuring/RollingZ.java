package io.llmops.alerting.monitor.measuring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoublePredicate;

/** The usual rule: a number is more than so many standard deviations off the mean of the last 1,000. */
final class RollingZ implements DoublePredicate {

    private static final int WINDOWS = 1_000;
    private static final int FEWEST = 100;

    private final double limit;
    private final boolean bothSides;
    private final Deque<Double> last = new ArrayDeque<>();

    RollingZ(double limit, boolean bothSides) {
        this.limit = limit;
        this.bothSides = bothSides;
    }

    @Override
    public boolean test(double value) {
        double mean = last.stream().mapToDouble(it -> it).average().orElse(0);
        double variance =
                last.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum() / Math.max(1, last.size());
        double z = (value - mean) / Math.sqrt(variance);
        boolean odd = last.size() >= FEWEST && (bothSides ? Math.abs(z) : z) > limit;
        last.addLast(value);
        if (last.size() > WINDOWS) {
            last.removeFirst();
        }
        return odd;
    }
}
