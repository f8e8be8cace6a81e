package io.llmops.probe.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Percentile bootstrap of a mean: Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 7 (1979). */
public final class Bootstrap {

    private static final int DRAWS = 4_000;

    private Bootstrap() {}

    /** Where the mean lies; the same seed gives the same interval. */
    public static Interval mean(double[] sample, double confidence, long seed) {
        Samples.requireSome(sample);
        double tail = (1 - Interval.requireConfidence(confidence)) / 2;
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < sample.length; i++) {
                sum += sample[random.nextInt(sample.length)];
            }
            means[draw] = sum / sample.length;
        }
        Arrays.sort(means);
        int low = (int) Math.floor(tail * (DRAWS - 1));
        return new Interval(means[low], means[DRAWS - 1 - low], confidence);
    }
}
