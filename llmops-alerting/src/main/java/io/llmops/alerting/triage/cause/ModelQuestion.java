package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.statistics.Basis;
import io.llmops.alerting.triage.cause.statistics.Relabelling;
import io.llmops.alerting.triage.cause.statistics.Smoother;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Whether the model answers the same input otherwise than before, seen from the calls of users. Where the same inputs came
 * before and after, answers to the same input are compared; else what the input lets one expect is taken off both the
 * answer and the chance of being a call of after (Robinson, Root-N-consistent semiparametric regression, Econometrica 56
 * (1988)), among calls of a kind that both samples have.
 */
final class ModelQuestion {

    private static final int RANK = 64;
    private static final int FEWEST = 10;
    private static final double MOSTLY = 0.6;
    /** Beyond, a call has no counterpart: Crump, Hotz, Imbens, Mitnik, Dealing with limited overlap, Biometrika 96 (2009). */
    private static final double EXTREME = 0.1;

    private final int draws;
    private final SplittableRandom random;

    ModelQuestion(int draws, SplittableRandom random) {
        this.draws = draws;
        this.random = random;
    }

    Finding ask(Samples all) {
        int[][] groups = SameInputs.of(all);
        int[] matched = IntStream.range(0, groups.length)
                .flatMap(g -> IntStream.of(groups[g]))
                .toArray();
        Samples same = all.only(matched);
        if (same.before() >= MOSTLY * all.before() && same.after() >= MOSTLY * all.after()) {
            return paired(same, groups, (double) matched.length / all.size());
        }
        return explained(all);
    }

    private Finding paired(Samples same, int[][] groups, double share) {
        int at = 0;
        int[][] places = new int[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            int from = at;
            at += groups[g].length;
            places[g] = IntStream.range(from, at).toArray();
        }
        OutputTest test = OutputTest.of(same.outputs(), Relabelling.withinGroups(same.labels(), places), draws, random);
        return finding(test, Say.that("to the same %d inputs", groups.length), share);
    }

    private Finding explained(Samples all) {
        Smoother first = smoother(all);
        double[] residuals = first.residuals(numbers(all.labels()));
        int[] supported = supported(all, residuals);
        if (supported.length == all.size()) {
            return explained(all, first, 1);
        }
        Samples some = all.only(supported);
        if (some.before() < FEWEST || some.after() < FEWEST) {
            return Finding.notAsked(new Evidence(
                    "outputs",
                    Say.that(
                            "outputs given inputs: not to be told, for inputs are of kinds that only one sample has (%d of %d "
                                    + "calls have a counterpart)",
                            supported.length, all.size()),
                    Map.of("supported", (double) supported.length / all.size())));
        }
        return explained(some, smoother(some), (double) supported.length / all.size());
    }

    private Finding explained(Samples samples, Smoother smoother, double share) {
        OutputColumns raw = samples.outputs();
        double[][] rest = new double[raw.values().length][];
        double[] unadjusted = new double[rest.length];
        for (int k = 0; k < rest.length; k++) {
            rest[k] = smoother.residuals(raw.values()[k]);
            unadjusted[k] = samples.difference(raw.values()[k]);
        }
        OutputTest test = OutputTest.of(
                raw.with(rest), unadjusted, Relabelling.byChance(samples.labels(), smoother), draws, random);
        return finding(test, "to like inputs", share);
    }

    private static Finding finding(OutputTest test, String how, double share) {
        Map<String, Double> numbers = new HashMap<>(test.numbers());
        Finding finding = new Finding(test.p(), test.information(), List.of());
        numbers.put("supported", share);
        numbers.put("detectable", finding.detectable());
        if (!Double.isNaN(test.detectableScore())) {
            numbers.put("detectable_score", test.detectableScore());
        }
        String sentence = Say.that(
                "outputs given inputs: p = %s that answers %s are alike, mostly by %s; %s; %.0f %% of the calls have a "
                        + "counterpart; a move of %.2f standard deviations would have been seen, length %.2f times%s",
                Say.p(test.p()),
                how,
                test.weightiest(),
                test.moves(),
                100 * share,
                finding.detectable(),
                test.detectableRatio(),
                Double.isNaN(test.detectableScore()) ? "" : Say.that(", score %.3f", test.detectableScore()));
        return new Finding(test.p(), test.information(), List.of(new Evidence("outputs", sentence, numbers)));
    }

    private static Smoother smoother(Samples samples) {
        return new Smoother(Basis.of(new InputKernel(samples.calls(), false), RANK), samples.size());
    }

    private static double[] numbers(boolean[] labels) {
        double[] numbers = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            numbers[i] = labels[i] ? 1 : 0;
        }
        return numbers;
    }

    /** Calls that might as well have come in the other sample, were both as large. */
    private static int[] supported(Samples samples, double[] residuals) {
        double share = (double) samples.after() / samples.size();
        return IntStream.range(0, samples.size())
                .filter(i -> {
                    double chance = (samples.labels()[i] ? 1 : 0) - residuals[i];
                    double after = Math.max(0, chance) / share;
                    double before = Math.max(0, 1 - chance) / (1 - share);
                    return after >= EXTREME * (after + before) && before >= EXTREME * (after + before);
                })
                .toArray();
    }
}
