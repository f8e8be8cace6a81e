package io.llmops.alerting.detect.chart;

/** The numbers since a moment: how many, and their mean and variance. */
public final class Since {

    private long epochMilli;
    private long count;
    private double mean;
    private double squares;

    void restart(long at) {
        epochMilli = at;
        count = 0;
        mean = 0;
        squares = 0;
    }

    public void add(double x) {
        count++;
        double distance = x - mean;
        mean += distance / count;
        squares += distance * (x - mean);
    }

    public long epochMilli() {
        return epochMilli;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return mean;
    }

    public double variance() {
        return count < 2 ? 0 : squares / (count - 1);
    }

    void save(Numbers to) {
        to.putWhole(epochMilli, count).put(mean, squares);
    }

    void restore(Numbers from) {
        epochMilli = from.nextWhole();
        count = from.nextWhole();
        mean = from.next();
        squares = from.next();
    }
}
