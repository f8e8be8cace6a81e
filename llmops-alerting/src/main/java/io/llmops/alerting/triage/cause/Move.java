package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.statistics.Basis;
import io.llmops.alerting.triage.cause.statistics.Cells;
import io.llmops.alerting.triage.cause.statistics.Kitagawa;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** How far the score moved, or the length of answers where there is none, and how much of that is mix. */
final class Move {

    private static final int RANK = 40;
    private static final int MOST_CELLS = 12;
    private static final int CALLS_A_CELL = 25;

    private Move() {}

    static Evidence of(Samples samples, SplittableRandom random) {
        boolean scored = samples.areScored();
        double[] values = scored ? samples.scores() : samples.logLengths();
        Basis basis = Basis.of(new InputKernel(samples.calls(), false), RANK);
        double[][] positions = new double[samples.size()][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = basis.position(i);
        }
        int most = Math.max(1, Math.min(MOST_CELLS, samples.size() / CALLS_A_CELL));
        int[] cells = Cells.of(positions, most, random);
        return evidence(Kitagawa.of(values, cells, samples.labels(), random), scored);
    }

    private static Evidence evidence(Kitagawa split, boolean scored) {
        Map<String, Double> numbers = new HashMap<>();
        numbers.putAll(Map.of("before", split.before(), "after", split.after()));
        numbers.putAll(Map.of(
                "mix", split.mix(),
                "mix_low", split.mixInterval().low(),
                "mix_high", split.mixInterval().high(),
                "within", split.within(),
                "within_low", split.withinInterval().low(),
                "within_high", split.withinInterval().high()));
        String sentence = Say.that(
                "%s moved from %.3f to %.3f: %+.3f (%+.3f to %+.3f) by another mix of inputs, %+.3f (%+.3f to %+.3f) within "
                        + "kinds of inputs",
                scored ? "score" : "log length of answers",
                split.before(),
                split.after(),
                split.mix(),
                split.mixInterval().low(),
                split.mixInterval().high(),
                split.within(),
                split.withinInterval().low(),
                split.withinInterval().high());
        return new Evidence(scored ? "score" : "length", sentence, numbers);
    }
}
