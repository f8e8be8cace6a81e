package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.cause.statistics.Drawn;
import io.llmops.alerting.triage.cause.statistics.Relabelling;
import io.llmops.alerting.triage.cause.statistics.SmallestP;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Whether answers go with their labels: by length, refusals, wording, score, and by all together. */
final class OutputTest {

    private static final double REACH = 1.96;

    private final OutputColumns columns;
    private final Drawn drawn;
    private final List<String> names = new ArrayList<>();
    private final SmallestP smallest;

    private OutputTest(OutputColumns columns, Drawn drawn) {
        this.columns = columns;
        this.drawn = drawn;
        List<double[]> statistics = new ArrayList<>();
        add("length", drawn.farthest(OutputColumns.LENGTH, OutputColumns.LENGTH + 1), statistics);
        add("lengths", drawn.farthest(OutputColumns.QUANTILES_FROM, OutputColumns.WORDS_FROM), statistics);
        add("refusals", drawn.farthest(OutputColumns.ANSWERED, OutputColumns.ANSWERED + 1), statistics);
        add("wording", drawn.together(OutputColumns.WORDS_FROM, columns.wordsTo()), statistics);
        add("words", drawn.farthest(OutputColumns.WORDS_FROM, columns.wordsTo()), statistics);
        if (columns.isScored()) {
            add("score", drawn.farthest(columns.score(), columns.score() + 1), statistics);
        }
        smallest = SmallestP.of(statistics.toArray(double[][]::new));
    }

    /** With so many draws; what looks likely after some of them gets no more. */
    static OutputTest of(OutputColumns columns, Relabelling labels, int draws, SplittableRandom random) {
        return inTwoLooks(columns, draws, some -> Drawn.of(columns.values(), labels, some, random));
    }

    /** The same of what inputs leave unexplained of the columns, with the differences of means as they were. */
    static OutputTest of(
            OutputColumns rest, double[] unadjusted, Relabelling labels, int draws, SplittableRandom random) {
        return inTwoLooks(rest, draws, some -> Drawn.of(rest.values(), unadjusted, labels, some, random));
    }

    private static OutputTest inTwoLooks(OutputColumns columns, int draws, IntFunction<Drawn> drawing) {
        OutputTest glance = new OutputTest(columns, drawing.apply(SmallestP.glance(draws)));
        return glance.smallest.isLikely() ? glance : new OutputTest(columns, drawing.apply(draws));
    }

    private void add(String name, double[] statistic, List<double[]> to) {
        names.add(name);
        to.add(statistic);
    }

    double p() {
        return smallest.p();
    }

    double information() {
        return drawn.information();
    }

    /** Of one of the statistics. */
    double p(String name) {
        return smallest.each(names.indexOf(name));
    }

    String weightiest() {
        int least = 0;
        for (int k = 1; k < names.size(); k++) {
            least = smallest.each(k) < smallest.each(least) ? k : least;
        }
        return names.get(least);
    }

    Map<String, Double> numbers() {
        Map<String, Double> numbers = new HashMap<>();
        numbers.put("p", p());
        for (int k = 0; k < names.size(); k++) {
            numbers.put("p_" + names.get(k), smallest.each(k));
        }
        effect("length_log_ratio", OutputColumns.LENGTH, numbers);
        effect("answered", OutputColumns.ANSWERED, numbers);
        if (columns.isScored()) {
            effect("score", columns.score(), numbers);
        }
        return numbers;
    }

    private void effect(String name, int column, Map<String, Double> numbers) {
        numbers.put(name + "_effect", drawn.effect(column));
        numbers.put(name + "_low", drawn.effect(column) - REACH * drawn.error(column));
        numbers.put(name + "_high", drawn.effect(column) + REACH * drawn.error(column));
    }

    /** What moved, in words. */
    String moves() {
        double length = drawn.effect(OutputColumns.LENGTH);
        double reach = REACH * drawn.error(OutputColumns.LENGTH);
        StringBuilder moves = new StringBuilder(Say.that(
                "%.2f times as long (%.2f to %.2f), answered %+.1f points",
                Math.exp(length),
                Math.exp(length - reach),
                Math.exp(length + reach),
                100 * drawn.effect(OutputColumns.ANSWERED)));
        if (columns.isScored()) {
            double error = REACH * drawn.error(columns.score());
            double effect = drawn.effect(columns.score());
            moves.append(Say.that(", score %+.3f (%+.3f to %+.3f)", effect, effect - error, effect + error));
        }
        return moves.toString();
    }

    /** The smallest move of the score that would have been claimed four times of five; NaN without scores. */
    double detectableScore() {
        return columns.isScored()
                ? new Finding(1, 1, List.of()).detectable() * drawn.error(columns.score())
                : Double.NaN;
    }

    /** The same of length, as a factor above 1. */
    double detectableRatio() {
        return Math.exp(new Finding(1, 1, List.of()).detectable() * drawn.error(OutputColumns.LENGTH));
    }
}
