package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.statistics.Basis;
import io.llmops.alerting.triage.cause.statistics.SmallestP;
import io.llmops.alerting.triage.cause.statistics.Statistic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Whether users ask other things than before: whether the inputs, or who sends them, are distributed otherwise. */
final class UsersQuestion {

    private static final int RANK = 64;
    private static final double RIDGE = 0.1;
    private static final int LARGE_TOPICS = 3;
    private static final double SURE = 100;

    private final Samples samples;
    private final List<String> names = new ArrayList<>();
    private final List<Statistic> statistics = new ArrayList<>();

    private UsersQuestion(Samples samples) {
        this.samples = samples;
        List<SampledCall> calls = samples.calls();
        Basis kinds = Basis.of(new InputKernel(calls, false), RANK);
        add("kinds", Statistic.discrepancy(kinds));
        Basis words = Basis.of(new InputKernel(calls, true), RANK);
        add("topics", Statistic.leading(words, LARGE_TOPICS));
        add("wording", Statistic.discriminant(words, RIDGE));
        add(
                "length",
                Statistic.gap(calls.stream()
                        .mapToDouble(call -> call.input().characters())
                        .toArray()));
        addMix("customers", Categories.of(calls, SampledCall::customer));
        addMix("strata", Categories.of(calls, SampledCall::stratum));
        addMix(
                "languages",
                calls.stream().mapToInt(call -> call.input().language()).toArray());
    }

    private void add(String name, Statistic statistic) {
        names.add(name);
        statistics.add(statistic);
    }

    private void addMix(String name, int[] categories) {
        if (Categories.areSeveral(categories)) {
            add(name, Statistic.mix(categories));
        }
    }

    static Finding ask(Samples samples, int draws, SplittableRandom random) {
        return SameInputs.areAsOften(samples) ? same(samples) : new UsersQuestion(samples).ask(draws, random);
    }

    /** Fixed prompts: nothing changed, however few they are. */
    private static Finding same(Samples samples) {
        String sentence = Say.that("inputs: the same %d before and after, each as often", samples.before());
        return new Finding(1, samples.size() * SURE, List.of(new Evidence("inputs", sentence, Map.of("p", 1.0))));
    }

    private Finding ask(int draws, SplittableRandom random) {
        SmallestP smallest = Statistic.permuted(statistics.toArray(Statistic[]::new), samples.labels(), draws, random);
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("p", smallest.p());
        String weightiest = "";
        double least = 2;
        for (int k = 0; k < names.size(); k++) {
            numbers.put("p_" + names.get(k), smallest.each(k));
            if (smallest.each(k) < least) {
                least = smallest.each(k);
                weightiest = names.get(k);
            }
        }
        double[] lengths = typicalLengths();
        numbers.put("length_before", lengths[0]);
        numbers.put("length_after", lengths[1]);
        Finding finding = new Finding(smallest.p(), samples.information(), List.of());
        numbers.put("detectable", finding.detectable());
        String sentence = Say.that(
                "inputs: p = %s that they are alike, mostly by %s; typical length %.0f characters before, %.0f after; a move"
                        + " of %.2f standard deviations would have been seen",
                Say.p(smallest.p()), weightiest, lengths[0], lengths[1], finding.detectable());
        return new Finding(smallest.p(), samples.information(), List.of(new Evidence("inputs", sentence, numbers)));
    }

    /** Geometric means. */
    private double[] typicalLengths() {
        double[] sums = new double[2];
        for (int i = 0; i < samples.size(); i++) {
            sums[samples.labels()[i] ? 1 : 0] += samples.calls().get(i).input().logLength();
        }
        return new double[] {Math.expm1(sums[0] / samples.before()), Math.expm1(sums[1] / samples.after())};
    }
}
