package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;
import java.util.ArrayList;
import java.util.List;

/** What a contestant said of one scenario, over many seeds. */
final class Outcomes {

    static final double HALF = 360; // minutes: a verdict as late as this is worth half

    private final Cause truth;
    final int[] verdicts = new int[Cause.values().length];
    final List<Double> minutes = new ArrayList<>();
    final List<Double> calls = new ArrayList<>();
    int runs;
    double worth;

    Outcomes(Cause truth) {
        this.truth = truth;
    }

    /** @param lateMinutes until the right cause was said first */
    void add(Cause verdict, double lateMinutes, double lateCalls) {
        runs++;
        verdicts[verdict.ordinal()]++;
        if (truth != Cause.NOISE) {
            minutes.add(lateMinutes);
            calls.add(lateCalls);
        }
        if (verdict == truth) {
            worth += truth == Cause.NOISE ? 1 : Math.pow(2, -lateMinutes / HALF);
        }
    }

    double accuracy() {
        return runs == 0 ? 0 : verdicts[truth.ordinal()] / (double) runs;
    }

    static double quantile(List<Double> of, double at) {
        List<Double> sorted = of.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, at * sorted.size()));
    }
}
