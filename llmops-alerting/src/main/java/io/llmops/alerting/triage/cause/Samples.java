package io.llmops.alerting.triage.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Calls of both samples together, each with its label: true for after. */
final class Samples {

    private static final double UNSCORED = 0.2;

    private final List<SampledCall> calls;
    private final boolean[] labels;

    private Samples(List<SampledCall> calls, boolean[] labels) {
        this.calls = calls;
        this.labels = labels;
    }

    static Samples of(List<SampledCall> before, List<SampledCall> after) {
        List<SampledCall> all = new ArrayList<>(before);
        all.addAll(after);
        boolean[] labels = new boolean[all.size()];
        for (int i = before.size(); i < labels.length; i++) {
            labels[i] = true;
        }
        return new Samples(all, labels);
    }

    List<SampledCall> calls() {
        return calls;
    }

    boolean[] labels() {
        return labels;
    }

    int size() {
        return labels.length;
    }

    int after() {
        int count = 0;
        for (boolean label : labels) {
            count += label ? 1 : 0;
        }
        return count;
    }

    int before() {
        return size() - after();
    }

    /** What a comparison of them is worth at best: a quarter of the calls where both samples are as large. */
    double information() {
        return (double) before() * after() / size();
    }

    /** Mean after less mean before. */
    double difference(double[] values) {
        double difference = 0;
        int after = after();
        int before = before();
        for (int i = 0; i < values.length; i++) {
            difference += labels[i] ? values[i] / after : -values[i] / before;
        }
        return difference;
    }

    Samples only(int[] chosen) {
        List<SampledCall> some = new ArrayList<>();
        boolean[] labelled = new boolean[chosen.length];
        for (int k = 0; k < chosen.length; k++) {
            some.add(calls.get(chosen[k]));
            labelled[k] = labels[chosen[k]];
        }
        return new Samples(some, labelled);
    }

    /** Whether nearly every call of both samples has a score, and they differ. */
    boolean areScored() {
        int[] missing = new int[2];
        for (int i = 0; i < size(); i++) {
            missing[labels[i] ? 1 : 0] += calls.get(i).score().isEmpty() ? 1 : 0;
        }
        return missing[0] <= UNSCORED * before()
                && missing[1] <= UNSCORED * after()
                && calls.stream()
                                .map(SampledCall::score)
                                .flatMapToDouble(OptionalDouble::stream)
                                .distinct()
                                .count()
                        > 1;
    }

    /** What has none counts as the mean. */
    double[] scores() {
        double mean = calls.stream()
                .map(SampledCall::score)
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElse(0);
        return calls.stream().mapToDouble(call -> call.score().orElse(mean)).toArray();
    }

    double[] logLengths() {
        return calls.stream().mapToDouble(call -> call.output().logLength()).toArray();
    }

    OutputColumns outputs() {
        OutputColumns columns =
                OutputColumns.of(calls.stream().map(SampledCall::output).toList());
        return areScored() ? columns.scored(scores()) : columns;
    }
}
