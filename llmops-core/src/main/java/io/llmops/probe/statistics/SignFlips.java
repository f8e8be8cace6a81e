package io.llmops.probe.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The sign-flip permutation test of paired differences: without a change each difference might as well have had the other
 * sign. With differences of one size it is McNemar's exact test. Fisher, The Design of Experiments (1935), section 21.
 */
public final class SignFlips {

    private static final int MAX_CELLS = 20_000_000;
    private static final int DRAWS = 100_000;
    private static final long SEED = 1;
    private static final double ROUNDING = 1e-12;

    private SignFlips() {}

    /**
     * The two-sided p-value of the sum of differences that are whole multiples of {@code unit}, counted exactly where that is
     * cheap.
     *
     * @param unit such as 1/3 for shares of three repeats; 0 for differences of any size, which are drawn at random
     *     ({@value #DRAWS} draws, seeded)
     */
    public static double p(double[] differences, double unit) {
        Samples.requireFinite(differences);
        if (unit > 0) {
            int[] sizes = Arrays.stream(differences)
                    .mapToInt(it -> (int) Math.round(Math.abs(it) / unit))
                    .toArray();
            long total = Arrays.stream(sizes).asLongStream().sum();
            if (total * sizes.length < MAX_CELLS) {
                long positive = 0;
                for (int i = 0; i < sizes.length; i++) {
                    positive += differences[i] > 0 ? sizes[i] : 0;
                }
                return p(sizes, positive);
            }
        }
        return drawn(differences);
    }

    /** The exact two-sided p-value of the sum of the sizes whose sign is positive. */
    static double p(int[] sizes, long positive) {
        int total = Arrays.stream(sizes).sum();
        if (total == 0) {
            return 1;
        }
        double[] chances = new double[total + 1];
        chances[0] = 1;
        int reached = 0;
        for (int size : sizes) {
            reached += size;
            for (int sum = reached; sum >= 0; sum--) {
                chances[sum] = (chances[sum] + (sum >= size ? chances[sum - size] : 0)) / 2;
            }
        }
        long extreme = Math.max(positive, total - positive);
        double tail = 0;
        for (int sum = total; sum >= extreme; sum--) {
            tail += chances[sum];
        }
        return Math.min(1, 2 * tail);
    }

    private static double drawn(double[] differences) {
        double seen = Math.abs(Arrays.stream(differences).sum());
        SplittableRandom random = new SplittableRandom(SEED);
        int asFar = 1; // what was seen is one of the possible outcomes (Phipson and Smyth, 2010)
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            asFar += Math.abs(sum) >= seen - ROUNDING ? 1 : 0;
        }
        return asFar / (DRAWS + 1.0);
    }
}
