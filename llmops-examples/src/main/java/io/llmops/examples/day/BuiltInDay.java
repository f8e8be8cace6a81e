package io.llmops.examples.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A made-up day of a support service: quiet nights, a peak before noon and one in the evening, bursts from minute to
 * minute, long-tailed prompts and answers.
 */
final class BuiltInDay {

    private static final int MINUTES = 24 * 60;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final double[] HOURS = {
        0.45, 0.38, 0.33, 0.32, 0.35, 0.45, 0.65, 0.9, 1.2, 1.4, 1.5, 1.45, 1.3, 1.35, 1.4, 1.35, 1.25, 1.2, 1.3, 1.4,
        1.3, 1.05, 0.8, 0.6
    };

    private BuiltInDay() {}

    static Day of(int calls, RandomGenerator random) {
        double perMinute = calls / (double) MINUTES;
        List<Arrival> arrivals = new ArrayList<>(calls + calls / 10);
        for (int minute = 0; minute < MINUTES; minute++) {
            double burst = Math.exp(0.25 * random.nextGaussian() - 0.03);
            double expected = perMinute * rate(minute) * burst;
            int count = (int) Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
            for (int i = 0; i < count; i++) {
                long at = minute * MINUTE + (long) (random.nextDouble() * MINUTE);
                arrivals.add(new Arrival(at, tokens(700, 0.9, 20, 6000, random), tokens(110, 0.85, 5, 1200, random)));
            }
        }
        arrivals.sort(java.util.Comparator.comparingLong(Arrival::atNanos));
        return new Day(arrivals, "a built-in day of a support service");
    }

    private static double rate(int minute) {
        int hour = minute / 60;
        double into = (minute % 60) / 60.0;
        return HOURS[hour] * (1 - into) + HOURS[(hour + 1) % 24] * into;
    }

    private static int tokens(double median, double sigma, int least, int most, RandomGenerator random) {
        double tokens = median * Math.exp(sigma * random.nextGaussian());
        return (int) Math.min(most, Math.max(least, tokens));
    }
}
