package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.cause.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How one contestant does. */
final class Standing {

    final Map<Branch, Outcomes> outcomes = new LinkedHashMap<>();
    double quietDays;
    int falseAlarms;
    long events;
    long nanos;

    Standing(List<Branch> branches) {
        branches.forEach(it -> outcomes.put(it, new Outcomes(it.scenario().truth)));
    }

    /** Mean over the causes of the mean over their scenarios, of changes of this size. */
    double accuracy(Scenario.Size size) {
        double sum = 0;
        for (Cause truth : List.of(Cause.NOISE, Cause.MODEL_CHANGED, Cause.USERS_CHANGED, Cause.BOTH)) {
            sum += outcomes.entrySet().stream()
                    .filter(it -> it.getKey().scenario().truth == truth
                            && (truth == Cause.NOISE || it.getKey().size() == size))
                    .mapToDouble(it -> it.getValue().accuracy())
                    .average()
                    .orElse(Double.NaN);
        }
        return sum / 4;
    }

    /** Share of these runs in which something was claimed, though nothing had changed. */
    double wronglyClaimed(Scenario scenario) {
        return 1 - outcomes.get(new Branch(scenario, Scenario.Size.M)).accuracy();
    }

    /** Those that hold, together. */
    List<Outcomes> of(Predicate<Branch> which) {
        List<Outcomes> all = new ArrayList<>();
        outcomes.forEach((branch, each) -> {
            if (which.test(branch)) {
                all.add(each);
            }
        });
        return all;
    }

    double perDay() {
        return falseAlarms / quietDays;
    }

    /** Mean worth of a right verdict, less with every hour, less the false alarms of a day. */
    double overall() {
        return outcomes.values().stream()
                        .mapToDouble(it -> it.worth / it.runs)
                        .average()
                        .orElse(0)
                - perDay();
    }

    /** Exact Poisson limits of a count, 95 % (Garwood 1936). */
    static double[] limits(int count) {
        return new double[] {count == 0 ? 0 : solve(count - 1, 0.975), solve(count, 0.025)};
    }

    /** The mean at which up to so many are this likely. */
    private static double solve(int upTo, double chance) {
        double low = 0;
        double high = 10 + 3.0 * upTo;
        for (int i = 0; i < 80; i++) {
            double mean = (low + high) / 2;
            double term = Math.exp(-mean);
            double sum = term;
            for (int k = 1; k <= upTo; k++) {
                term *= mean / k;
                sum += term;
            }
            if (sum > chance) {
                low = mean;
            } else {
                high = mean;
            }
        }
        return low;
    }
}
