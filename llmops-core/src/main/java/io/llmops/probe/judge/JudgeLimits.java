package io.llmops.probe.judge;

/**
 * How much of live traffic a judge may see, and what it may cost.
 *
 * @param sampleRate the share of users' calls to judge, 0 to 1; which ones, as {@link io.llmops.evaluation.Sampled} says
 * @param dailyBudgetUsd for each day in UTC; infinite for none
 * @param concurrency how many judgements at once, 1 to 16
 */
public record JudgeLimits(double sampleRate, double dailyBudgetUsd, int concurrency) {

    private static final int MOST_AT_ONCE = 16;

    public JudgeLimits {
        if (!(sampleRate >= 0 && sampleRate <= 1)) {
            throw new IllegalArgumentException(
                    "A judge is to see " + sampleRate + " of the calls; give a share from 0 to 1, such as 0.01");
        }
        if (!(dailyBudgetUsd > 0)) {
            throw new IllegalArgumentException(
                    "The daily budget of a judge is " + dailyBudgetUsd + " USD; give an amount greater than 0");
        }
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "A judge is to judge " + concurrency + " answers at once; give 1 to " + MOST_AT_ONCE);
        }
    }

    /** One judgement at a time. */
    public static JudgeLimits of(double sampleRate, double dailyBudgetUsd) {
        return new JudgeLimits(sampleRate, dailyBudgetUsd, 1);
    }
}
