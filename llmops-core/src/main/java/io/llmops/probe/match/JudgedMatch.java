package io.llmops.probe.match;

import io.llmops.probe.judge.Rubric;
import java.util.Optional;

/**
 * A judge finds the answer good.
 *
 * @param atLeast the grade from which it counts, 0 (bad) to 1 (good)
 * @param reference a right answer, where there is one
 * @param context what the answer should rest on, where there is something
 */
public record JudgedMatch(Rubric rubric, double atLeast, Optional<String> reference, Optional<String> context)
        implements Match {

    /** Grade 4 of 5. */
    public static final double GOOD = 0.75;

    public JudgedMatch {
        if (!(atLeast > 0 && atLeast <= 1)) {
            throw new IllegalArgumentException("A judged answer is to reach " + atLeast
                    + "; give more than 0 to 1, such as 0.75 for grade 4 of 5");
        }
    }

    public static JudgedMatch of(Rubric rubric) {
        return new JudgedMatch(rubric, GOOD, Optional.empty(), Optional.empty());
    }
}
