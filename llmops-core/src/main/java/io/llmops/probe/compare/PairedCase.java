package io.llmops.probe.compare;

import io.llmops.probe.CaseSummary;
import java.util.OptionalDouble;

/** One case in both runs, all its repeats taken together: cases are what is counted, repeats only make each surer. */
record PairedCase(CaseSummary before, CaseSummary after) {

    /** After less before, -1 to 1. */
    double difference() {
        return after.shareRight() - before.shareRight();
    }

    double weight() {
        return after.trial().weight();
    }

    boolean isSingle() {
        return before.graded() == 1 && after.graded() == 1;
    }

    /** After less before, of logarithms; empty where one has no answer, or they are not counted in the same unit. */
    OptionalDouble logLengthDifference() {
        return hasLengths()
                ? OptionalDouble.of(
                        after.logLength().orElseThrow() - before.logLength().orElseThrow())
                : OptionalDouble.empty();
    }

    boolean hasLengths() {
        return before.logLength().isPresent()
                && after.logLength().isPresent()
                && before.lengthInTokens() == after.lengthInTokens();
    }
}
