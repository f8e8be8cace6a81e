package io.llmops.alerting.triage.cause.statistics;

import java.util.SplittableRandom;

/**
 * How values of calls go with labels beyond what inputs explain of either: the sum of the products of their residuals, seen
 * and under random relabelling. Where values are residuals too, it is the generalised covariance measure: Shah and Peters,
 * The hardness of conditional independence testing and the generalised covariance measure, Annals of Statistics 48 (2020);
 * an error in one of the two regressions alone makes no false claim.
 */
public final class Drawn {

    private static final double LEFT_BEHIND = 0.25;

    private final double[][] scores; // for each column: seen, then draws, in standard deviations of the draws
    private final double[] effects;
    private final double[] errors;
    private final double information;

    private Drawn(double[][] columns, double[] seen, double[] unadjusted, double[][] sums) {
        this.information = squares(seen);
        this.scores = sums;
        this.effects = new double[sums.length];
        this.errors = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            double deviation = Math.sqrt((squares(sums[k]) - sums[k][0] * sums[k][0]) / (sums[k].length - 1));
            effects[k] = sums[k][0] / information;
            errors[k] = error(columns[k], seen, effects[k]);
            double left = LEFT_BEHIND * Math.abs(unadjusted[k] - effects[k]) * information;
            sums[k][0] = Math.max(0, Math.abs(sums[k][0]) - left);
            for (int draw = 0; draw < sums[k].length; draw++) {
                sums[k][draw] = deviation > 0 ? sums[k][draw] / deviation : 0;
            }
        }
    }

    /**
     * Sums up.
     *
     * @param columns values of calls, a column for each kind
     * @param unadjusted for each column the difference of the means before anything was taken off: of what was taken off, a
     *     quarter may have stayed behind, for what was measured of inputs is not all (the argument of Altonji, Elder and
     *     Taber, Selection on observed and unobserved variables, Journal of Political Economy 113 (2005)); so much of an
     *     effect counts for nothing
     */
    public static Drawn of(
            double[][] columns, double[] unadjusted, Relabelling labels, int draws, SplittableRandom random) {
        double[][] sums = new double[columns.length][draws + 1];
        double[] seen = labels.seen();
        double[] drawn = new double[seen.length];
        for (int draw = 0; draw <= draws; draw++) {
            double[] weights = seen;
            if (draw > 0) {
                labels.draw(random, drawn);
                weights = drawn;
            }
            for (int k = 0; k < columns.length; k++) {
                double[] column = columns[k];
                double sum = 0;
                for (int i = 0; i < column.length; i++) {
                    sum += weights[i] * column[i];
                }
                sums[k][draw] = sum;
            }
        }
        return new Drawn(columns, seen, unadjusted, sums);
    }

    /** Where nothing was taken off, for groups are of the same inputs: the effects themselves. */
    public static Drawn of(double[][] columns, Relabelling labels, int draws, SplittableRandom random) {
        double[] seen = labels.seen();
        double[] effects = new double[columns.length];
        for (int k = 0; k < effects.length; k++) {
            double sum = 0;
            for (int i = 0; i < seen.length; i++) {
                sum += seen[i] * columns[k][i];
            }
            effects[k] = sum / squares(seen);
        }
        return of(columns, effects, labels, draws, random);
    }

    private static double squares(double[] values) {
        double squares = 0;
        for (double each : values) {
            squares += each * each;
        }
        return squares;
    }

    /** The sandwich estimator's: White, Econometrica 48 (1980). */
    private double error(double[] column, double[] seen, double effect) {
        double squares = 0;
        for (int i = 0; i < seen.length; i++) {
            double rest = seen[i] * (column[i] - effect * seen[i]);
            squares += rest * rest;
        }
        return Math.sqrt(squares) / information;
    }

    /** The mean value after less before, given the input, where both are to be had: overlap weights come by themselves. */
    public double effect(int column) {
        return effects[column];
    }

    /** The standard error of the effect. */
    public double error(int column) {
        return errors[column];
    }

    /** The calls' worth in such comparisons: a quarter of their number at best. */
    public double information() {
        return information;
    }

    /** For each draw the largest absolute score of some columns. */
    public double[] farthest(int from, int to) {
        double[] farthest = new double[scores[0].length];
        for (int k = from; k < to; k++) {
            for (int draw = 0; draw < farthest.length; draw++) {
                farthest[draw] = Math.max(farthest[draw], Math.abs(scores[k][draw]));
            }
        }
        return farthest;
    }

    /** For each draw the sum of the squared scores of some columns. */
    public double[] together(int from, int to) {
        double[] together = new double[scores[0].length];
        for (int k = from; k < to; k++) {
            for (int draw = 0; draw < together.length; draw++) {
                together[draw] += scores[k][draw] * scores[k][draw];
            }
        }
        return together;
    }
}
