package io.llmops.alerting.detect.chart;

/** Count, mean and variance of what was learned (Welford), with room to forget: beyond {@link #MEMORY}, the past is halved. */
final class Moments {

    /** About so many events count; older ones fade away, so that a baseline follows the slow course of things. */
    static final double MEMORY = 50_000;

    private double count;
    private double mean;
    private double squares; // sum of squared distances from the mean

    void add(double x) {
        count++;
        double distance = x - mean;
        mean += distance / count;
        squares += distance * (x - mean);
        if (count >= MEMORY) {
            count /= 2;
            squares /= 2;
        }
    }

    double count() {
        return count;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return count < 2 ? 0 : squares / count;
    }

    void save(Numbers to) {
        to.put(count, mean, squares);
    }

    void restore(Numbers from) {
        count = from.next();
        mean = from.next();
        squares = from.next();
    }
}
