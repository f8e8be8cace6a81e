package io.llmops.alerting.triage.cause;

import java.util.Arrays;
import java.util.List;

/**
 * Answers as columns of numbers: log length, whether they answer at all, lengths below some quantiles, which of the most telling
 * grams they have, and perhaps a score.
 */
record OutputColumns(double[][] values, int wordsFrom, int wordsTo, boolean scored) {

    static final int LENGTH = 0;
    static final int ANSWERED = 1;
    static final int QUANTILES_FROM = 2;

    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9};
    private static final int WORDS = 64;
    private static final int LEAST = 4;
    private static final double LEAST_SHARE = 0.02;

    static OutputColumns of(List<TextFeatures> answers) {
        int n = answers.size();
        Vocabulary vocabulary = new Vocabulary(answers);
        int[] grams = vocabulary.telling(WORDS, (int) Math.max(LEAST, LEAST_SHARE * n));
        int wordsFrom = QUANTILES_FROM + QUANTILES.length;
        double[][] values = new double[wordsFrom + grams.length][n];
        for (int i = 0; i < n; i++) {
            TextFeatures answer = answers.get(i);
            values[LENGTH][i] = answer.logLength();
            values[ANSWERED][i] = answer.answered();
            for (int k = 0; k < grams.length; k++) {
                values[wordsFrom + k][i] = Vocabulary.has(answer, grams[k]) ? 1 : 0;
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
        return new OutputColumns(values, wordsFrom, wordsFrom + grams.length, false);
    }

    /** With the scores as the last column. */
    OutputColumns scored(double[] scores) {
        double[][] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = scores;
        return new OutputColumns(more, wordsFrom, wordsTo, true);
    }

    /** The column of scores. */
    int score() {
        return values.length - 1;
    }
}
