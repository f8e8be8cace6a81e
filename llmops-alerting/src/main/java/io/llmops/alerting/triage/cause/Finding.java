package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import io.llmops.probe.statistics.Normal;
import java.util.List;

/**
 * The answer to one question.
 *
 * @param p how likely what was seen is if nothing changed; 1 where the question could not be asked
 * @param information what the comparison is worth: the number of calls in one of two equal samples, halved; 0 where it
 *     could not be asked
 */
record Finding(double p, double information, List<Evidence> evidence) {

    /** A change of so many standard deviations is one that nobody should miss: Cohen's large effect. */
    static final double MATTERS = 0.8;

    private static final double MEDIUM = 0.5;
    private static final double CLAIM = 2.807; // normal quantile of 0.9975: half of an alpha of 0.01, two-sided
    private static final double FOUR_OF_FIVE = 0.842;

    static Finding notAsked(Evidence why) {
        return new Finding(1, 0, List.of(why));
    }

    /** The smallest move, in standard deviations, that would have been claimed four times of five. */
    double detectable() {
        return (CLAIM + FOUR_OF_FIVE) / Math.sqrt(information);
    }

    /** Whether a change that matters would have been seen. */
    boolean isSharp() {
        return information > 0 && detectable() <= MATTERS;
    }

    /** The chance that a change of medium size would have been claimed. */
    double power() {
        return information <= 0 ? 0 : Normal.upperTail(CLAIM - MEDIUM * Math.sqrt(information));
    }
}
