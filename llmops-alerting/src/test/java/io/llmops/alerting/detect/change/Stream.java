package io.llmops.alerting.detect.change;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Makes a stream of so many numbers. */
@FunctionalInterface
interface Stream {

    double SD_OF_QUALITY = 0.073;

    double[] make(Random random, int length);

    /** As the one before with this probability, else drawn: the correlation of neighbours is r, too. */
    static Stream bursts(double rate, double r) {
        return (random, length) -> {
            double[] numbers = new double[length];
            for (int i = 0; i < length; i++) {
                boolean same = i > 0 && random.nextDouble() < r;
                numbers[i] = same ? numbers[i - 1] : random.nextDouble() < rate ? 1 : 0;
            }
            return numbers;
        };
    }

    /** A function of a normal AR(1) process of variance 1. */
    static Stream autocorrelated(double r, DoubleUnaryOperator ofNormal) {
        return (random, length) -> {
            double[] numbers = new double[length];
            double z = random.nextGaussian();
            for (int i = 0; i < length; i++) {
                z = r * z + Math.sqrt(1 - r * r) * random.nextGaussian();
                numbers[i] = ofNormal.applyAsDouble(z);
            }
            return numbers;
        };
    }

    static Stream quality(double mean, double r) {
        return autocorrelated(r, z -> Math.max(0, Math.min(1, mean + SD_OF_QUALITY * z)));
    }

    static Stream lognormal(double sd) {
        return autocorrelated(0, z -> Math.rint(Math.exp(5.5 + sd * z)));
    }

    /** Drawn from a sample, with replacement. */
    static Stream drawn(double[] sample) {
        return (random, length) -> random.ints(length, 0, sample.length)
                .mapToDouble(i -> sample[i])
                .toArray();
    }

    /** Distributed as a sample, with an AR(1) copula. */
    static Stream drawnInStreaks(double[] sample, double r) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return autocorrelated(r, z -> sorted[(int) Math.min(sorted.length - 1, share(z) * sorted.length)]);
    }

    /** The normal distribution function, to seven digits (Abramowitz and Stegun 26.2.17). */
    private static double share(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * poly;
        return z > 0 ? 1 - tail : tail;
    }

    /** In the order of the sample, from a random place on, and from its beginning again after its end. */
    static Stream inOrder(double[] sample) {
        return (random, length) -> {
            int start = random.nextInt(sample.length);
            double[] numbers = new double[length];
            Arrays.setAll(numbers, i -> sample[(start + i) % sample.length]);
            return numbers;
        };
    }

    /** Whole numbers, each so many times as large. */
    default Stream times(double ratio) {
        return (random, length) -> Arrays.stream(make(random, length))
                .map(x -> Math.rint(x * ratio))
                .toArray();
    }
}
