package io.llmops.cli.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Limits that are worth a try: the one there is, what quiet times seldom or never went beyond, and what incidents reached.
 * The most sensitive comes first.
 */
final class Candidates {

    private static final double[] SELDOM = {0.9, 0.95, 0.98, 0.99, 1};
    private static final double[] OF_INCIDENTS = {0.1, 0.5};
    private static final double[] MULTIPLES = {0.25, 0.5, 0.75, 1, 1.5, 2, 4};
    private static final double BEYOND = 1.1;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Candidates() {}

    static List<Double> of(Recorder recorder, Dial dial, List<Incident> incidents) {
        if (dial.isScale()) {
            return Arrays.stream(MULTIPLES)
                    .mapToObj(it -> dial.wrongAbove() ? it * dial.now() : dial.now() / it)
                    .toList();
        }
        double sign = dial.wrongAbove() ? 1 : -1; // so that more is always worse
        double[] quiet = recorder.extremes().clone();
        List<Double> peaks = new ArrayList<>();
        for (Incident each : incidents) {
            peak(recorder, each, quiet, sign).ifPresent(peaks::add);
        }
        double[] usual = sorted(quiet, sign);
        double[] bad = peaks.stream().mapToDouble(it -> it).sorted().toArray();
        TreeSet<Double> found = new TreeSet<>(
                dial.wrongAbove() ? Comparator.<Double>naturalOrder() : Comparator.<Double>reverseOrder());
        found.add(dial.now());
        if (usual.length > 0) {
            Arrays.stream(SELDOM).map(it -> quantile(usual, it)).forEach(it -> found.add(round(sign * it)));
            found.add(round(sign * middleOfWidestGap(usual)));
            double most = usual[usual.length - 1];
            found.add(round(sign * (most > 0 ? most * BEYOND : most / BEYOND)));
        }
        if (bad.length > 0) {
            Arrays.stream(OF_INCIDENTS).map(it -> quantile(bad, it)).forEach(it -> found.add(round(sign * it)));
            if (usual.length > 0 && bad[0] > usual[usual.length - 1]) {
                found.add(round(sign * (bad[0] + usual[usual.length - 1]) / 2)); // half way: room on both sides
            }
        }
        return List.copyOf(found);
    }

    /** How far an incident went; its time is then no quiet time. */
    private static OptionalDouble peak(Recorder recorder, Incident incident, double[] quiet, double sign) {
        double peak = Double.NaN;
        for (int i = recorder.column(incident.start()); i <= recorder.column(incident.end()); i++) {
            double number = sign * recorder.extremes()[i];
            peak = Double.isNaN(number) ? peak : Timeline.most(peak, number);
            quiet[i] = Double.NaN;
        }
        return Double.isNaN(peak) ? OptionalDouble.empty() : OptionalDouble.of(peak);
    }

    private static double[] sorted(double[] numbers, double sign) {
        return Arrays.stream(numbers)
                .filter(Double::isFinite)
                .map(it -> sign * it)
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    /** Among the largest tenth: what lies beyond it is of another kind. */
    private static double middleOfWidestGap(double[] sorted) {
        int from = (int) (SELDOM[0] * (sorted.length - 1));
        double widest = 0;
        double middle = sorted[sorted.length - 1];
        for (int i = from; i + 1 < sorted.length; i++) {
            if (sorted[i + 1] - sorted[i] > widest) {
                widest = sorted[i + 1] - sorted[i];
                middle = (sorted[i + 1] + sorted[i]) / 2;
            }
        }
        return middle;
    }

    /** Numbers that people would write. */
    private static double round(double number) {
        if (number == 0) {
            return 0;
        }
        double rough = new BigDecimal(number).round(TWO_DIGITS).doubleValue();
        return Math.abs(rough / number - 1) < 0.005
                ? rough
                : new BigDecimal(number).round(THREE_DIGITS).doubleValue();
    }
}
