package io.llmops.alerting.triage.measuring;

import io.llmops.alerting.triage.Scope;
import java.util.HashMap;
import java.util.Map;

/**
 * The rules that others use, over the windows since the onset: is there more than two sigma more than the mean rate lets
 * one expect, and how is it spread.
 */
enum Rules {
    /** One if the customer with most has more than half. */
    TOP_SHARE("top share > 50 %"),
    /** One if the Herfindahl index of the counts is above a quarter. */
    HERFINDAHL("HHI > 0.25"),
    /** One if a customer explains more than two thirds of what is too much (Adtributor). */
    EXPLANATORY_POWER("explanatory power > 0.67");

    private static final double SIGMAS = 2;
    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;
    private static final double TWO_THIRDS = 0.67;

    final String label;

    Rules(String label) {
        this.label = label;
    }

    /** What was seen, by customer: calls and counts now; and the mean rate before. */
    static final class Spike {

        private final Map<Integer, double[]> now = new HashMap<>();
        private double callsBefore;
        private double countedBefore;

        void before(int calls, int counted) {
            callsBefore += calls;
            countedBefore += counted;
        }

        void now(int customer, int calls, int counted) {
            double[] sums = now.computeIfAbsent(customer, any -> new double[2]);
            sums[0] += calls;
            sums[1] += counted;
        }

        double rate() {
            return countedBefore / Math.max(1, callsBefore);
        }

        double calls() {
            return now.values().stream().mapToDouble(each -> each[0]).sum();
        }

        double counted() {
            return now.values().stream().mapToDouble(each -> each[1]).sum();
        }
    }

    Scope judge(Spike spike) {
        double expected = spike.calls() * spike.rate();
        double counted = spike.counted();
        if (counted <= expected + SIGMAS * Math.sqrt(expected)) {
            return Scope.NONE;
        }
        double most = 0;
        double squares = 0;
        double explained = 0;
        for (double[] each : spike.now.values()) {
            most = Math.max(most, each[1] / counted);
            squares += each[1] * each[1] / counted / counted;
            explained = Math.max(explained, (each[1] - each[0] * spike.rate()) / (counted - expected));
        }
        boolean one = switch (this) {
            case TOP_SHARE -> most > HALF;
            case HERFINDAHL -> squares > QUARTER;
            case EXPLANATORY_POWER -> explained > TWO_THIRDS;
        };
        return one ? Scope.ONE_CUSTOMER : Scope.MANY;
    }
}
