package io.llmops.alerting.triage.cause.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How far two samples are apart along one of the few leading components: whether a large topic grew or shrank. */
final class LeadingGap implements Statistic {

    private final double[][] directions;

    LeadingGap(Basis basis, int most) {
        directions = IntStream.range(0, basis.components())
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -basis.weight(k)))
                .limit(most)
                .map(basis::direction)
                .toArray(double[][]::new);
    }

    @Override
    public double of(double[] labels) {
        double farthest = 0;
        for (double[] direction : directions) {
            double along = 0;
            for (int i = 0; i < labels.length; i++) {
                along += direction[i] * labels[i];
            }
            farthest = Math.max(farthest, Math.abs(along));
        }
        return farthest;
    }
}
