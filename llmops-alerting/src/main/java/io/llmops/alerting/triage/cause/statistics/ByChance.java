package io.llmops.alerting.triage.cause.statistics;

import java.util.SplittableRandom;

/** Each label by its own chance, and then as seen ones are: less what all other things let one expect of it. */
final class ByChance implements Relabelling {

    private static final double EXTREME = 0.02;

    private final Smoother smoother;
    private final int penalty;
    private final double[] chances;
    private final double[] seen;
    private final double[] drawn;

    ByChance(boolean[] labels, Smoother smoother) {
        this.smoother = smoother;
        double[] numbers = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            numbers[i] = labels[i] ? 1 : 0;
        }
        penalty = smoother.penalty(numbers);
        seen = smoother.residuals(numbers, penalty);
        double[] unexplained = smoother.unexplained(numbers, penalty);
        chances = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            chances[i] = Math.max(EXTREME, Math.min(1 - EXTREME, numbers[i] - unexplained[i]));
        }
        drawn = new double[labels.length];
    }

    @Override
    public double[] seen() {
        return seen;
    }

    @Override
    public void draw(SplittableRandom random, double[] into) {
        for (int i = 0; i < chances.length; i++) {
            drawn[i] = random.nextDouble() < chances[i] ? 1 : 0;
        }
        System.arraycopy(smoother.residuals(drawn, penalty), 0, into, 0, into.length);
    }
}
