package io.llmops.guardrails.injection.model;

/**
 * What the sum of a group's weights is divided by: groups with many features must not drown those with few. Parts of
 * words count half; every rule counts twice, however many others there are.
 */
public final class Norm {

    private static final double[] FACTORS = {1, 2, 1, 1};
    private static final double RULES = 0.5;
    private static final double POWER = 0.7;
    private static final double MORE = 8;
    private static final int TABLE = 1024;
    private static final double[] POWERS = new double[TABLE];

    static {
        for (int n = 0; n < TABLE; n++) {
            POWERS[n] = StrictMath.pow(n + MORE, POWER);
        }
    }

    private Norm() {}

    /** For a group with so many features. */
    public static double of(int group, int n) {
        if (group == FACTORS.length) {
            return RULES;
        }
        return FACTORS[group] * (n < TABLE ? POWERS[n] : StrictMath.pow(n + MORE, POWER));
    }
}
