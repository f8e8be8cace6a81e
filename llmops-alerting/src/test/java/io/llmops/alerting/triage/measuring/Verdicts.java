package io.llmops.alerting.triage.measuring;

import io.llmops.alerting.triage.Scope;
import java.util.Arrays;
import java.util.Locale;

/** What was so against what was said. */
final class Verdicts {

    private final int[][] counts = new int[Scope.values().length][Scope.values().length];

    void add(Scope truth, Scope said) {
        counts[truth.ordinal()][said.ordinal()]++;
    }

    void add(Verdicts others) {
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                counts[i][j] += others.counts[i][j];
            }
        }
    }

    int of(Scope truth) {
        return Arrays.stream(counts[truth.ordinal()]).sum();
    }

    int said(Scope truth, Scope said) {
        return counts[truth.ordinal()][said.ordinal()];
    }

    /** Mean over the scopes of the part that was told right. */
    double accuracy() {
        return Arrays.stream(Scope.values())
                .filter(scope -> of(scope) > 0)
                .mapToDouble(scope -> said(scope, scope) / (double) of(scope))
                .average()
                .orElse(Double.NaN);
    }

    /** Part of the decisions with nothing to find in which something was found. */
    double falseAlarms() {
        return 1 - said(Scope.NONE, Scope.NONE) / (double) of(Scope.NONE);
    }

    String row(Scope truth) {
        int[] row = counts[truth.ordinal()];
        return String.format(Locale.ROOT, "| %s | %d | %d | %d | %d |", truth, row[0], row[1], row[2], row[3]);
    }
}
