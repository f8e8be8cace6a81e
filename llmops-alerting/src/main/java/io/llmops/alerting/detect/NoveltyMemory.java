package io.llmops.alerting.detect;

/**
 * What values a number has had: up to {@value #CELLS} prototypes, each with how often it was met. Answers two questions
 * about a value: how far is it from everything met before, and how rare are values like it. Both are measured against
 * the range of all values, so neither depends on the unit.
 */
final class NoveltyMemory {

    private static final int CELLS = 64;

    /** A value nearer than this share of the range is the same as the prototype. */
    private static final double RADIUS = 0.03;

    /** Both ends of the range move towards the mean by this share a value: old extremes are forgotten. */
    private static final double FORGET = 2e-4;

    private static final double FOLLOW = 0.05;
    private static final double FARTHEST = 3;

    /** So many values count; then all counts are halved. */
    private static final int KEPT = 16_384;

    static final int NUMBERS = 3 * CELLS + 6;

    private final double[] prototype = new double[CELLS];
    private final float[] met = new float[CELLS];
    private final int[] lastMet = new int[CELLS];
    private int cells;
    private int values;
    private double total;
    private double low;
    private double high;
    private double mean;

    private int nearest;
    private double distance;
    private double rounding;

    int values() {
        return values;
    }

    /**
     * Distance to the nearest value met before, as a share of the range. Prepares {@link #rarity} and {@link #learn}.
     *
     * @param rounding differences up to this mean nothing
     */
    double novelty(double value, double rounding) {
        this.rounding = rounding;
        nearest = -1;
        distance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < cells; i++) {
            double apart = Math.abs(value - prototype[i]);
            if (apart < distance) {
                distance = apart;
                nearest = i;
            }
        }
        return nearest < 0 || distance <= rounding ? 0 : Math.min(FARTHEST, distance / range());
    }

    /** Of the values met before, the share that were as rare as the one just looked at, as a power of ten: 2 is 1 %. */
    double rarity() {
        float mine = same() ? met[nearest] : 0;
        double asRare = 0;
        for (int i = 0; i < cells; i++) {
            if (met[i] <= mine) {
                asRare += met[i];
            }
        }
        return -Math.log10((asRare + 0.5) / (total + 1));
    }

    /** Takes in the value just looked at. */
    void learn(double value) {
        values++;
        if (values == 1) {
            low = value;
            high = value;
            mean = value;
        }
        mean += Math.max(FORGET, 1.0 / values) * (value - mean);
        low = Math.min(value, low + FORGET * (mean - low));
        high = Math.max(value, high + FORGET * (mean - high));
        int cell = nearest;
        if (same()) {
            prototype[cell] += FOLLOW * (value - prototype[cell]);
        } else {
            cell = free();
            total -= met[cell];
            prototype[cell] = value;
            met[cell] = 0;
        }
        met[cell]++;
        lastMet[cell] = values;
        total++;
        if (total >= KEPT) {
            halve();
        }
    }

    private boolean same() {
        return nearest >= 0 && (distance <= rounding || distance <= RADIUS * range());
    }

    private double range() {
        double range = high - low;
        return range > rounding ? range : 0;
    }

    /** A cell never used, or else the one not met for longest. */
    private int free() {
        if (cells < CELLS) {
            return cells++;
        }
        int oldest = 0;
        for (int i = 1; i < CELLS; i++) {
            oldest = lastMet[i] < lastMet[oldest] ? i : oldest;
        }
        return oldest;
    }

    private void halve() {
        total = 0;
        for (int i = 0; i < cells; i++) {
            met[i] /= 2;
            total += met[i];
        }
    }

    int save(double[] into, int from) {
        double[] scalars = {cells, values, total, low, high, mean};
        System.arraycopy(scalars, 0, into, from, scalars.length);
        int at = from + scalars.length;
        for (int i = 0; i < CELLS; i++) {
            into[at++] = prototype[i];
            into[at++] = met[i];
            into[at++] = lastMet[i];
        }
        return at;
    }

    int restore(double[] saved, int from) {
        int at = from;
        cells = (int) saved[at++];
        values = (int) saved[at++];
        total = saved[at++];
        low = saved[at++];
        high = saved[at++];
        mean = saved[at++];
        for (int i = 0; i < CELLS; i++) {
            prototype[i] = saved[at++];
            met[i] = (float) saved[at++];
            lastMet[i] = (int) saved[at++];
        }
        return at;
    }
}
