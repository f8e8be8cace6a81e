package io.llmops.alerting.triage.cause.statistics;

import java.util.SplittableRandom;

/** Each label by its own chance. */
final class ByChance implements Relabelling {

    private static final double EXTREME = 0.02;

    private final double[] chances;
    private final double[] seen;

    ByChance(boolean[] labels, double[] residuals) {
        chances = new double[labels.length];
        seen = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double label = labels[i] ? 1 : 0;
            chances[i] = Math.max(EXTREME, Math.min(1 - EXTREME, label - residuals[i]));
            seen[i] = label - chances[i];
        }
    }

    @Override
    public double[] seen() {
        return seen;
    }

    @Override
    public void draw(SplittableRandom random, double[] into) {
        for (int i = 0; i < chances.length; i++) {
            into[i] = (random.nextDouble() < chances[i] ? 1 : 0) - chances[i];
        }
    }
}
