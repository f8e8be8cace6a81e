package io.llmops.alerting.triage.cause.live;

/**
 * What the mean of a batch of surprises is usually: near a level, which may differ by hour of the day, with a variance that
 * is partly that of single events and so shrinks with the size of the batch, and partly that of times, and does not. Learned,
 * as is how alike batches near in time are: see {@link Kinship}.
 */
final class Usual {

    private static final int HOURS = 24;
    private static final double SHRINK = 3; // batches
    private static final int FEW = 20; // batches
    private static final int HOUR_KNOWN = 9; // batches
    private static final double MEMORY = 3_000; // batches
    private static final double MEMORY_OF_HOUR = 300;
    private static final double FAR = 3; // standard deviations
    private static final double ALIKE_SIZES = 0.1; // variation squared of 1/n: below, sizes tell nothing

    private final double floor;
    private final double[] hourCount = new double[HOURS];
    private final double[] hourMean = new double[HOURS];
    private final Kinship kinship = new Kinship();
    private double count;
    private double level;
    private double x;
    private double xx;
    private double y;
    private double xy;

    /** @param floor no standard deviation is thought to be smaller */
    Usual(double floor) {
        this.floor = floor;
    }

    /** How many batches were learned from. */
    double count() {
        return count;
    }

    /** More than usual, in the batch's unit. */
    double shift(double mean, int hour) {
        double ofHour = hourMean[hour] * hourCount[hour] / (hourCount[hour] + SHRINK);
        return mean - level - ofHour;
    }

    /** Of a batch of so many events, as a witness among others. */
    double deviation(double n) {
        return Math.max(floor, Math.sqrt(variance(n) * kinship.inflation()));
    }

    private double variance(double n) {
        double inverse = 1 / n;
        double spread = xx - x * x;
        if (spread <= ALIKE_SIZES * x * x) {
            return x > 0 ? y * Math.sqrt(inverse / x) : y;
        }
        double ofEvents = Math.max(0, (xy - x * y) / spread);
        double ofTimes = Math.max(0, y - ofEvents * x);
        return ofTimes > 0 ? ofTimes + ofEvents * inverse : y * inverse / x;
    }

    void learn(double mean, double n, int hour) {
        double far = count < FEW ? Double.MAX_VALUE : FAR * deviation(n);
        double shift = Math.max(-far, Math.min(far, shift(mean, hour)));
        count = Math.min(MEMORY, count + 1);
        hourCount[hour] = Math.min(MEMORY_OF_HOUR, hourCount[hour] + 1);
        level += shift / count;
        hourMean[hour] += (shift - shift / count) / hourCount[hour];
        double inverse = 1 / n;
        double square = shift * shift;
        x += (inverse - x) / count;
        xx += (inverse * inverse - xx) / count;
        y += (square - y) / count;
        xy += (square * inverse - xy) / count;
        if (hourCount[hour] > HOUR_KNOWN) {
            kinship.take(shift / Math.max(1e-12, Math.sqrt(variance(n))));
        }
    }

    /** What was unusual is usual from now on. */
    void accept(double shift) {
        level += shift;
    }
}
