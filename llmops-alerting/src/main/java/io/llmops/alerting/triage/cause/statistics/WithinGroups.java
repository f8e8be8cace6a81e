package io.llmops.alerting.triage.cause.statistics;

import java.util.SplittableRandom;

/** Labels shuffled within groups: of a pair, swapped or not. */
final class WithinGroups implements Relabelling {

    private final int[][] groups;
    private final double[] seen;

    WithinGroups(boolean[] labels, int[][] groups) {
        this.groups = groups;
        this.seen = new double[labels.length];
        for (int[] group : groups) {
            double share = 0;
            for (int i : group) {
                share += (labels[i] ? 1.0 : 0.0) / group.length;
            }
            for (int i : group) {
                seen[i] = (labels[i] ? 1 : 0) - share;
            }
        }
    }

    @Override
    public double[] seen() {
        return seen;
    }

    @Override
    public void draw(SplittableRandom random, double[] into) {
        for (int[] group : groups) {
            for (int k = 0; k < group.length; k++) {
                int other = random.nextInt(k + 1);
                into[group[k]] = into[group[other]];
                into[group[other]] = seen[group[k]];
            }
        }
    }
}
