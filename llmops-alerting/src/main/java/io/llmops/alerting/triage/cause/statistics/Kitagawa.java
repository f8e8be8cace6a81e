package io.llmops.alerting.triage.cause.statistics;

import io.llmops.probe.statistics.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The move of a mean, split into what comes from another mix of inputs and what comes from other values for the same kind of
 * input: Kitagawa, Components of a difference between two rates, JASA 50 (1955). With shares w and means m of the cells:
 * mix = sum (w1 - w0)(m0 + m1)/2, within = sum (w0 + w1)/2 (m1 - m0). A cell that only one sample has is mix.
 *
 * @param before mean
 * @param after mean
 * @param mixInterval 95 %, by the percentile bootstrap within each sample, cells as they are
 * @param withinInterval likewise
 */
public record Kitagawa(
        double before, double after, double mix, double within, Interval mixInterval, Interval withinInterval) {

    private static final int DRAWS = 999;
    private static final double CONFIDENCE = 0.95;

    /** Splits the move of the mean from the things labelled false to those labelled true. */
    public static Kitagawa of(double[] values, int[] cells, boolean[] labels, SplittableRandom random) {
        int[] before = labelled(labels, false);
        int[] after = labelled(labels, true);
        int most = Arrays.stream(cells).max().orElse(0) + 1;
        CellMeans[] seen = {new CellMeans(most), new CellMeans(most)};
        seen[0].fill(values, cells, before, null);
        seen[1].fill(values, cells, after, null);
        double[] mix = new double[DRAWS];
        double[] within = new double[DRAWS];
        CellMeans[] drawn = {new CellMeans(most), new CellMeans(most)};
        for (int draw = 0; draw < DRAWS; draw++) {
            drawn[0].fill(values, cells, before, random);
            drawn[1].fill(values, cells, after, random);
            mix[draw] = mix(drawn[0], drawn[1]);
            within[draw] = within(drawn[0], drawn[1]);
        }
        return new Kitagawa(
                seen[0].mean(),
                seen[1].mean(),
                mix(seen[0], seen[1]),
                within(seen[0], seen[1]),
                interval(mix),
                interval(within));
    }

    private static int[] labelled(boolean[] labels, boolean label) {
        int[] labelled = new int[labels.length];
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label) {
                labelled[count++] = i;
            }
        }
        return Arrays.copyOf(labelled, count);
    }

    private static double mix(CellMeans before, CellMeans after) {
        double sum = 0;
        for (int c = 0; c < before.sizes.length; c++) {
            double was = before.sizes[c] == 0 ? after.mean(c) : before.mean(c);
            double is = after.sizes[c] == 0 ? before.mean(c) : after.mean(c);
            sum += (after.share(c) - before.share(c)) * (was + is) / 2;
        }
        return sum;
    }

    private static double within(CellMeans before, CellMeans after) {
        double sum = 0;
        for (int c = 0; c < before.sizes.length; c++) {
            if (before.sizes[c] > 0 && after.sizes[c] > 0) {
                sum += (after.share(c) + before.share(c)) / 2 * (after.mean(c) - before.mean(c));
            }
        }
        return sum;
    }

    private static Interval interval(double[] draws) {
        Arrays.sort(draws);
        int low = (int) Math.floor((1 - CONFIDENCE) / 2 * (DRAWS - 1));
        return new Interval(draws[low], draws[DRAWS - 1 - low], CONFIDENCE);
    }
}
