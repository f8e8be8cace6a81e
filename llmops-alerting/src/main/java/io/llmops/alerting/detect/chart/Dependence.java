package io.llmops.alerting.detect.chart;

/**
 * How much neighbouring numbers have to do with each other. Numbers that come in streaks carry less evidence than
 * independent ones: the variance of their mean is {@link #inflation()} times larger.
 *
 * <p>Two estimates, the larger counts, and never less than 1: {@code (1 + r) / (1 - r)} of the lag-1 correlation
 * {@code r}, exact for an AR(1) process; and the variance of the means of batches of {@value #BATCH} times
 * {@value #BATCH} over the variance, which sees slower streaks too.
 */
final class Dependence {

    private static final int BATCH = 64;
    private static final double MOST_CORRELATED = 0.95;
    private static final double MOST_INFLATED = 64;
    private static final int FEWEST_BATCHES = 8;

    private double count;
    private double sum;
    private double squares;
    private double pairs;
    private double products;
    private double leading; // sum of the former of each pair
    private double following;
    private double previous;
    private boolean hasPrevious;
    private int inBatch;
    private double batchSum;
    private double batches;
    private double batchMeans;
    private double batchSquares;

    void add(double x) {
        count++;
        sum += x;
        squares += x * x;
        if (hasPrevious) {
            pairs++;
            products += previous * x;
            leading += previous;
            following += x;
        }
        previous = x;
        hasPrevious = true;
        batchSum += x;
        if (++inBatch == BATCH) {
            closeBatch();
        }
        if (count >= Moments.MEMORY) {
            halve();
        }
    }

    private void closeBatch() {
        double mean = batchSum / BATCH;
        batches++;
        batchMeans += mean;
        batchSquares += mean * mean;
        inBatch = 0;
        batchSum = 0;
    }

    private void halve() {
        count /= 2;
        sum /= 2;
        squares /= 2;
        pairs /= 2;
        products /= 2;
        leading /= 2;
        following /= 2;
        batches /= 2;
        batchMeans /= 2;
        batchSquares /= 2;
    }

    /** The next number is no neighbour of the last: some were left out. */
    void interrupt() {
        hasPrevious = false;
        inBatch = 0;
        batchSum = 0;
    }

    /** The lag-1 correlation. */
    double correlation() {
        double variance = variance();
        if (pairs < 2 || variance <= 0) {
            return 0;
        }
        double r = (products / pairs - leading / pairs * (following / pairs)) / variance;
        return Math.max(-MOST_CORRELATED, Math.min(MOST_CORRELATED, r));
    }

    /** How much larger the variance of a mean is than of independent numbers, 1 or more. */
    double inflation() {
        double r = correlation();
        return Math.min(MOST_INFLATED, Math.max(1, Math.max((1 + r) / (1 - r), betweenBatches())));
    }

    private double betweenBatches() {
        double variance = variance();
        if (batches < FEWEST_BATCHES || variance <= 0) {
            return 1;
        }
        double mean = batchMeans / batches;
        return BATCH * (batchSquares / batches - mean * mean) / variance;
    }

    private double variance() {
        double mean = sum / count;
        return count < 2 ? 0 : squares / count - mean * mean;
    }

    void save(Numbers to) {
        to.put(count, sum, squares, pairs, products, leading, following, previous, hasPrevious ? 1 : 0);
        to.put(inBatch, batchSum, batches, batchMeans, batchSquares);
    }

    void restore(Numbers from) {
        count = from.next();
        sum = from.next();
        squares = from.next();
        pairs = from.next();
        products = from.next();
        leading = from.next();
        following = from.next();
        previous = from.next();
        hasPrevious = from.nextInt(0, 1) == 1;
        inBatch = from.nextInt(0, BATCH - 1);
        batchSum = from.next();
        batches = from.next();
        batchMeans = from.next();
        batchSquares = from.next();
    }
}
