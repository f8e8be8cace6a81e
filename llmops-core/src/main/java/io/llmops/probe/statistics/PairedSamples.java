package io.llmops.probe.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Whether two samples of the same cases come from the same distribution: the largest distance of {@link TwoSamples}, against
 * what it is when each pair is swapped or not by the toss of a coin ({@value #DRAWS} draws, seeded). Pairs may depend on one
 * another in either direction, for which the test of two separate samples is not made: measured, it claims up to three times
 * too often where long answers become short ones. Permutation tests within pairs: Fisher, The Design of Experiments (1935).
 *
 * @param distance 0 to 1
 * @param cliffsDelta as in {@link TwoSamples}
 * @param p no smaller than 1 / 10,000
 */
public record PairedSamples(double distance, double cliffsDelta, double p) {

    private static final int DRAWS = 9_999;
    private static final long SEED = 3;

    /**
     * Compares two samples.
     *
     * @param second of the same cases, in the same order
     */
    public static PairedSamples of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " and " + second.length
                    + " values are no pairs; give one of each for every case, in the same order");
        }
        TwoSamples separate = TwoSamples.of(first, second);
        double[] values = distinct(first, second);
        int[] one = places(first, values);
        int[] other = places(second, values);
        int[] steps = new int[values.length];
        int seen = farthest(one, other, steps, null);
        SplittableRandom random = new SplittableRandom(SEED);
        int asFar = 1; // what was seen is one of the possible outcomes (Phipson and Smyth, 2010)
        for (int draw = 0; draw < DRAWS; draw++) {
            asFar += farthest(one, other, steps, random) >= seen ? 1 : 0;
        }
        return new PairedSamples(separate.distance(), separate.cliffsDelta(), asFar / (DRAWS + 1.0));
    }

    private static double[] distinct(double[] first, double[] second) {
        double[] pooled = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, pooled, first.length, second.length);
        return Arrays.stream(pooled).sorted().distinct().toArray();
    }

    private static int[] places(double[] sample, double[] values) {
        return Arrays.stream(sample)
                .mapToInt(it -> Arrays.binarySearch(values, it))
                .toArray();
    }

    /** The largest difference of the counts up to a value, with pairs swapped at random if there is a random. */
    private static int farthest(int[] one, int[] other, int[] steps, @Nullable SplittableRandom random) {
        Arrays.fill(steps, 0);
        for (int i = 0; i < one.length; i++) {
            int sign = random != null && random.nextBoolean() ? -1 : 1;
            steps[one[i]] += sign;
            steps[other[i]] -= sign;
        }
        int farthest = 0;
        int apart = 0;
        for (int step : steps) {
            apart += step;
            farthest = Math.max(farthest, Math.abs(apart));
        }
        return farthest;
    }
}
