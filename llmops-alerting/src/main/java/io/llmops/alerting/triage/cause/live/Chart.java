package io.llmops.alerting.triage.cause.live;

import java.util.Arrays;

/**
 * Evidence that the mean of standardised numbers has left 0, at any time: a mixture of e-detectors for shifts of a half, 1 and
 * 2 standard deviations upwards, and downwards where that matters. Each multiplies {@code exp(bet * z) / E exp(bet * z)} and
 * begins anew when it falls below 1. The mean of such detectors exceeds A, when nothing changed, no more often than once in A
 * steps in the mean (Shin, Ramdas, Rinaldo: E-detectors, 2023), as far as the expectation holds that is learned from what was
 * seen: so skewed numbers, such as shares of rare flags, are no surprise.
 *
 * <p>Noise that has become larger is not a shift: numbers are divided by how much they have varied of late around their mean.
 */
final class Chart {

    private static final double[] BETS = {0.5, 1, 2};
    private static final double FAR = 3.5;
    private static final double LATELY = 0.12;
    private static final double PRIOR = 100; // steps
    private static final double MEMORY = 5_000; // steps

    private final int sides;
    private final double[] logs;
    private final double[] means; // of exp(bet * z)
    private final double[] sums; // of shifts since the detector began
    private final int[] steps;
    private final long[] since;
    private double count = PRIOR;
    private double recentMean;
    private double recentVariance = 1;

    /** @param sides 1 for upwards only, 2 for both */
    Chart(int sides) {
        this.sides = sides;
        int detectors = BETS.length * sides;
        logs = new double[detectors];
        means = new double[detectors];
        sums = new double[detectors];
        steps = new int[detectors];
        since = new long[detectors];
        Arrays.setAll(means, i -> Math.exp(BETS[i % BETS.length] * BETS[i % BETS.length] / 2));
    }

    /**
     * Takes the next number.
     *
     * @param z standardised
     * @param shift the same in its own unit
     * @param from when what it tells of began, epoch milliseconds
     */
    void take(double z, double shift, long from) {
        double calm = z / Math.max(1, Math.sqrt(recentVariance));
        double bounded = Math.max(-FAR, Math.min(FAR, calm));
        count = Math.min(MEMORY, count + 1);
        for (int i = 0; i < logs.length; i++) {
            double bet = i < BETS.length ? BETS[i] : -BETS[i - BETS.length];
            double size = Math.abs(bet);
            double fair = Math.max(size * size / 2, Math.log(means[i]));
            if (logs[i] <= 0) {
                logs[i] = 0;
                sums[i] = 0;
                steps[i] = 0;
                since[i] = from;
            }
            logs[i] += bet * bounded - fair;
            sums[i] += shift;
            steps[i]++;
            means[i] += (Math.exp(bet * bounded) - means[i]) / count;
        }
        double away = z - recentMean;
        recentVariance += LATELY * (away * away - recentVariance);
        recentMean += LATELY * away;
    }

    /** Logarithm of the evidence; at most a little below 0 when there is none. */
    double evidence() {
        double most = Math.max(0, logs[strongest()]);
        double sum = 0;
        for (double each : logs) {
            sum += Math.exp(Math.max(0, each) - most);
        }
        return most + Math.log(sum / (BETS.length * sides));
    }

    /** How large the shift is, in its own unit: the mean since it began. */
    double shift() {
        int i = strongest();
        return steps[i] == 0 ? 0 : sums[i] / steps[i];
    }

    /** When it began, as far as one can tell. */
    long since() {
        return since[strongest()];
    }

    private int strongest() {
        int best = 0;
        for (int i = 1; i < logs.length; i++) {
            best = logs[i] > logs[best] ? i : best;
        }
        return best;
    }

    void reset() {
        Arrays.fill(logs, 0);
        recentMean = 0;
        recentVariance = 1;
    }
}
