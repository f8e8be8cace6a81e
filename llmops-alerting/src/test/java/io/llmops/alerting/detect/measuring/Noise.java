package io.llmops.alerting.detect.measuring;

import java.util.SplittableRandom;

/** Random numbers of operational shapes. */
final class Noise {

    private final SplittableRandom random;
    private double last;

    Noise(long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < 8; i++) {
            random.nextLong();
        }
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    int integer(int from, int to) {
        return from + random.nextInt(to - from);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double normal() {
        return random.nextGaussian();
    }

    double logNormal(double sigma) {
        return Math.exp(sigma * normal());
    }

    double pareto(double alpha) {
        return Math.pow(1 - random.nextDouble(), -1 / alpha);
    }

    /** The next of a series in which each depends on the one before, with standard deviation 1. */
    double autoregressive(double correlation) {
        last = correlation * last + Math.sqrt(1 - correlation * correlation) * normal();
        return last;
    }

    double poisson(double mean) {
        if (mean > 60) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    <T> T any(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
