package io.llmops.alerting.triage.cause;

import java.util.Arrays;
import java.util.List;

/**
 * Answers as columns of numbers: log length, whether they answer at all, lengths below some quantiles, which of the most telling
 * grams they have, and perhaps a score.
 */
final class OutputColumns {

    static final int LENGTH = 0;
    static final int ANSWERED = 1;
    static final int QUANTILES_FROM = 2;

    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9};
    static final int WORDS_FROM = QUANTILES_FROM + QUANTILES.length;
    private static final int WORDS = 64;
    private static final int LEAST = 4;
    private static final double LEAST_SHARE = 0.02;

    private final double[][] values;
    private final int wordsTo;
    private final boolean scored;

    private OutputColumns(double[][] values, int wordsTo, boolean scored) {
        this.values = values;
        this.wordsTo = wordsTo;
        this.scored = scored;
    }

    static OutputColumns of(List<TextFeatures> answers) {
        int n = answers.size();
        Vocabulary vocabulary = new Vocabulary(answers);
        int[] grams = vocabulary.telling(WORDS, (int) Math.max(LEAST, LEAST_SHARE * n));
        double[][] values = new double[WORDS_FROM + grams.length][n];
        for (int i = 0; i < n; i++) {
            TextFeatures answer = answers.get(i);
            values[LENGTH][i] = answer.logLength();
            values[ANSWERED][i] = answer.answered();
            for (int k = 0; k < grams.length; k++) {
                values[WORDS_FROM + k][i] = Vocabulary.has(answer, grams[k]) ? 1 : 0;
            }
        }
        double[] sorted = values[LENGTH].clone();
        Arrays.sort(sorted);
        for (int q = 0; q < QUANTILES.length; q++) {
            double limit = sorted[(int) (QUANTILES[q] * (n - 1))];
            for (int i = 0; i < n; i++) {
                values[QUANTILES_FROM + q][i] = values[LENGTH][i] <= limit ? 1 : 0;
            }
        }
        return new OutputColumns(values, WORDS_FROM + grams.length, false);
    }

    /** With the scores as the last column. */
    OutputColumns scored(double[] scores) {
        double[][] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = scores;
        return new OutputColumns(more, wordsTo, true);
    }

    /** The same columns with other values. */
    OutputColumns with(double[][] others) {
        return new OutputColumns(others, wordsTo, scored);
    }

    double[][] values() {
        return values;
    }

    /** Where the columns of grams end. */
    int wordsTo() {
        return wordsTo;
    }

    boolean isScored() {
        return scored;
    }

    /** The column of scores. */
    int score() {
        return values.length - 1;
    }
}
