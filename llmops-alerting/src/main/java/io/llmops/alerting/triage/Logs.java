package io.llmops.alerting.triage;

import java.util.Arrays;

/** Sums of numbers of which only the logarithms are at hand. */
final class Logs {

    private Logs() {}

    static double[] of(double... numbers) {
        return Arrays.stream(numbers).map(Math::log).toArray();
    }

    static double add(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    static double sum(double... of) {
        double sum = Double.NEGATIVE_INFINITY;
        for (double each : of) {
            sum = add(sum, each);
        }
        return sum;
    }
}
