package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.statistics.Relabelling;
import io.llmops.probe.statistics.Holm;
import io.llmops.probe.statistics.McNemar;
import io.llmops.probe.statistics.PairedSamples;
import io.llmops.probe.statistics.SignFlips;
import io.llmops.probe.statistics.SignedRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Whether the model answers the questions of a golden set otherwise than before: by right answers, length and wording. */
final class GoldenQuestion {

    private final List<GoldenCase> cases;
    private final int draws;
    private final SplittableRandom random;

    private GoldenQuestion(List<GoldenCase> cases, int draws, SplittableRandom random) {
        this.cases = cases;
        this.draws = draws;
        this.random = random;
    }

    static Finding ask(List<GoldenCase> cases, int draws, SplittableRandom random) {
        return new GoldenQuestion(cases, draws, random).ask();
    }

    private Finding ask() {
        Map<String, Double> numbers = new HashMap<>();
        List<String> said = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        all.add(right(numbers, said));
        boolean texts = cases.stream().allMatch(GoldenCase::hasTexts);
        double information = cases.size() / 2.0;
        if (texts) {
            all.addAll(lengths(numbers, said));
            all.add(wording(numbers, said));
        } else {
            information /= 2; // right or wrong tells less than the answer
        }
        double p = Arrays.stream(Holm.adjust(
                        all.stream().mapToDouble(Double::doubleValue).toArray()))
                .min()
                .orElse(1);
        numbers.put("p", p);
        numbers.put("cases", (double) cases.size());
        Finding finding = new Finding(p, information, List.of());
        numbers.put("detectable", finding.detectable());
        String sentence = Say.that(
                "golden set: p = %s that the same %d questions are answered as before: %s; a move of %.2f standard deviations "
                        + "would have been seen",
                Say.p(p), cases.size(), String.join("; ", said), finding.detectable());
        return new Finding(p, information, List.of(new Evidence("golden", sentence, numbers)));
    }

    private double right(Map<String, Double> numbers, List<String> said) {
        double[] differences = cases.stream().mapToDouble(GoldenCase::moreRight).toArray();
        int worse = (int) Arrays.stream(differences).filter(it -> it < 0).count();
        int better = (int) Arrays.stream(differences).filter(it -> it > 0).count();
        double p = cases.stream().allMatch(GoldenCase::isSingle)
                ? McNemar.exact(worse, better)
                : SignFlips.p(differences, 0);
        double before =
                cases.stream().mapToDouble(GoldenCase::rightBefore).average().orElse(0);
        double after = before + Arrays.stream(differences).average().orElse(0);
        numbers.putAll(Map.of("p_correct", p, "correct_before", before, "correct_after", after));
        numbers.putAll(Map.of("worse", (double) worse, "better", (double) better));
        said.add(Say.that("%.0f %% right, before %.0f %% (p = %s)", 100 * after, 100 * before, Say.p(p)));
        return p;
    }

    private List<Double> lengths(Map<String, Double> numbers, List<String> said) {
        double[] before =
                cases.stream().mapToDouble(GoldenCase::logLengthBefore).toArray();
        double[] after = cases.stream().mapToDouble(GoldenCase::logLengthAfter).toArray();
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = after[i] - before[i];
        }
        double shift = SignedRanks.of(differences).p();
        double distribution = PairedSamples.of(before, after).p();
        double ratio = Math.exp(Arrays.stream(differences).average().orElse(0));
        numbers.putAll(Map.of("p_length", shift, "p_lengths", distribution, "length_ratio", ratio));
        said.add(Say.that("%.2f times as long (p = %s)", ratio, Say.p(Math.min(shift, distribution))));
        return List.of(shift, distribution);
    }

    private double wording(Map<String, Double> numbers, List<String> said) {
        List<TextFeatures> texts = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        int[][] groups = new int[cases.size()][];
        for (int g = 0; g < groups.length; g++) {
            int from = texts.size();
            cases.get(g).texts(texts, labels);
            groups[g] = IntStream.range(from, texts.size()).toArray();
        }
        boolean[] after = new boolean[labels.size()];
        for (int i = 0; i < after.length; i++) {
            after[i] = labels.get(i);
        }
        double p = OutputTest.of(OutputColumns.of(texts), Relabelling.withinGroups(after, groups), draws, random)
                .p();
        numbers.put("p_wording", p);
        said.add(Say.that("worded alike with p = %s", Say.p(p)));
        return p;
    }
}
