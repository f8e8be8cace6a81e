package io.llmops.alerting.detect.chart;

import java.util.Arrays;

/**
 * What speaks against "nothing has changed", from the factors of several bets: for each bet the sum over all possible
 * onsets of the product of its factors since, {@code M = (1 + M) factor} (Shiryaev and Roberts), and the mean over bets.
 *
 * <p>If nothing changed and the expectation of each factor, given the past, is at most 1, then {@code M - n} is a
 * supermartingale after n events, so that the expected number of events until the mean reaches A is at least A (optional
 * stopping; Shin, Ramdas and Rinaldo 2024, theorem 2.4 there). That is the promise: look after every event, nothing is
 * lost.
 *
 * <p>Beside it, for each bet, the largest product of any onset (a CUSUM) tells which onset is the most probable, and what
 * has come since.
 */
public final class Evidence {

    private static final double MOST = 1e250; // far beyond any threshold, and still finite after one more factor

    private final double[] sums;
    private final double[] best;
    private final Since[] since;

    public Evidence(int bets) {
        sums = new double[bets];
        best = new double[bets];
        since = new Since[bets];
        Arrays.setAll(since, any -> new Since());
    }

    /** Takes in the factors of a number. */
    public void add(double[] factors, double x, long epochMilli) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min(MOST, (1 + sums[i]) * factors[i]);
            if (best[i] <= 1) {
                since[i].restart(epochMilli);
                best[i] = 1;
            }
            best[i] = Math.min(MOST, best[i] * factors[i]);
            since[i].add(x);
        }
    }

    /** To compare with the events between two false alarms. */
    public double level() {
        double sum = 0;
        for (double each : sums) {
            sum += each;
        }
        return sum / sums.length;
    }

    /** The bet that the numbers speak for most. */
    public int strongest() {
        int strongest = 0;
        for (int i = 1; i < best.length; i++) {
            if (best[i] > best[strongest]) {
                strongest = i;
            }
        }
        return strongest;
    }

    /** The most probable onset by this bet, and what has come since. */
    public Since since(int bet) {
        return since[bet];
    }

    /** The largest product of factors of this bet. */
    double best(int bet) {
        return best[bet];
    }

    public void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(best, 0);
        Arrays.setAll(since, any -> new Since());
    }

    public void save(Numbers to) {
        to.put(sums).put(best);
        for (Since each : since) {
            each.save(to);
        }
    }

    public void restore(Numbers from) {
        from.next(sums);
        from.next(best);
        for (Since each : since) {
            each.restore(from);
        }
    }
}
