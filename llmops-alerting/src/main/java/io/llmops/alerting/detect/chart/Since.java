package io.llmops.alerting.detect.chart;

/** The numbers since a moment: how many, and their mean and variance. */
public final class Since {

    private long epochMilli;
    private long count;
    private double first;
    private double sum; // of distances from the first, so that large numbers of small variance keep their digits
    private double squares;

    void restart(long at) {
        epochMilli = at;
        count = 0;
        sum = 0;
        squares = 0;
    }

    public void add(double x) {
        if (count++ == 0) {
            first = x;
        }
        double distance = x - first;
        sum += distance;
        squares += distance * distance;
    }

    public long epochMilli() {
        return epochMilli;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return count == 0 ? 0 : first + sum / count;
    }

    public double variance() {
        return count < 2 ? 0 : Math.max(0, squares - sum * (sum / count)) / (count - 1);
    }

    void save(Numbers to) {
        to.putWhole(epochMilli, count).put(first, sum, squares);
    }

    void restore(Numbers from) {
        epochMilli = from.nextWhole();
        count = from.nextWhole();
        first = from.next();
        sum = from.next();
        squares = from.next();
    }
}
