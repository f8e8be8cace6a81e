package io.llmops.probe.match;

import java.util.OptionalDouble;

/**
 * What a check found.
 *
 * @param score 0 (bad) to 1 (good); 0 or 1 for matches that know no more
 * @param costUsd what the check itself cost: 0 without a judge, empty where its model has no price
 */
public record Checked(boolean correct, double score, OptionalDouble costUsd) {

    static Checked of(boolean correct) {
        return new Checked(correct, correct ? 1 : 0, OptionalDouble.of(0));
    }
}
