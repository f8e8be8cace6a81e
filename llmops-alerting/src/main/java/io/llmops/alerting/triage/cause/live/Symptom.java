package io.llmops.alerting.triage.cause.live;

/**
 * One thing that is watched: surprises, gathered into batches, each batch judged by what is usual. O(1) for each event.
 */
final class Symptom {

    /** Batches that are learned from before one is judged. */
    private static final int LEARNING = 60;

    private static final int HOUR = 3_600_000;
    private static final int HOURS = 24;

    private final double fewest;
    private final long shortest; // milliseconds
    private final Usual usual;
    private final Chart chart;
    private double sum;
    private double n;
    private long from = -1;

    /**
     * @param fewest events of a batch
     * @param shortest time that it takes, milliseconds
     * @param floor no batch is thought to be more precise, a standard deviation
     * @param sides 1 for upwards only, 2 for both
     */
    Symptom(double fewest, long shortest, double floor, int sides) {
        this.fewest = fewest;
        this.shortest = shortest;
        usual = new Usual(floor);
        chart = new Chart(sides);
    }

    /** Takes a surprise; NaN is none. True if that ended a batch. */
    boolean take(long millis, double surprise) {
        if (Double.isNaN(surprise)) {
            return false;
        }
        boolean ends = n >= fewest && millis - from >= shortest;
        if (ends) {
            judge();
        }
        if (n == 0) {
            from = millis;
        }
        sum += surprise;
        n++;
        return ends;
    }

    private void judge() {
        double mean = sum / n;
        int hour = (int) Math.floorMod(from / HOUR, HOURS);
        if (usual.count() >= LEARNING) {
            double shift = usual.shift(mean, hour);
            chart.take(shift / usual.deviation(n), shift, from);
        }
        usual.learn(mean, n, hour);
        sum = 0;
        n = 0;
    }

    boolean isReady() {
        return usual.count() >= LEARNING;
    }

    /** Logarithm of the evidence that it shifted. */
    double evidence() {
        return chart.evidence();
    }

    double shift() {
        return chart.shift();
    }

    long since() {
        return chart.since();
    }

    /** The smallest shift that would be seen after so many batches, in its own unit. */
    double detectable(double evidence, int batches) {
        double deviation = usual.deviation(Math.max(fewest, n));
        return deviation * Math.sqrt(2 * evidence / batches);
    }

    /** What it is now is usual from now on. */
    void accept() {
        usual.accept(chart.shift());
        chart.reset();
    }
}
