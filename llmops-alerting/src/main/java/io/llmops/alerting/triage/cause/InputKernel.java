package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.cause.statistics.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * How alike two inputs are: by their words, linearly, so that topics in any mix are seen, and in the small, by nearness in
 * words, length, customer and stratum together. A sum of positive definite kernels, which is one.
 */
final class InputKernel implements Kernel {

    private static final double OTHER_CATEGORY = 0.5;
    private static final double LEAST_SPREAD = 0.1; // of log lengths

    private final int[][] grams;
    private final float[][] weights;
    private final double[] squares;
    private final double[] lengths;
    private final int[] customers;
    private final int[] strata;
    private final boolean textAlone;
    private final float[] scratch = new float[TextFeatures.BUCKETS];

    /** Of words alone, or of all that is known of who asks what. */
    InputKernel(List<SampledCall> calls, boolean textAlone) {
        Vocabulary vocabulary =
                new Vocabulary(calls.stream().map(SampledCall::input).toList());
        int n = calls.size();
        grams = new int[n][];
        weights = new float[n][];
        squares = new double[n];
        lengths = new double[n];
        this.textAlone = textAlone;
        for (int i = 0; i < n; i++) {
            TextFeatures input = calls.get(i).input();
            grams[i] = input.grams();
            weights[i] = vocabulary.weights(input);
            for (float weight : weights[i]) {
                squares[i] += weight * weight;
            }
            lengths[i] = input.logLength();
        }
        double spread = Math.max(LEAST_SPREAD, spread());
        for (int i = 0; i < n; i++) {
            lengths[i] /= spread;
        }
        customers = Categories.of(calls, SampledCall::customer);
        strata = Categories.of(calls, SampledCall::stratum);
    }

    private double spread() {
        double mean = Arrays.stream(lengths).average().orElse(0);
        return Math.sqrt(
                Arrays.stream(lengths).map(it -> (it - mean) * (it - mean)).average().orElse(0));
    }

    @Override
    public int size() {
        return grams.length;
    }

    @Override
    public void column(int of, double[] into) {
        for (int k = 0; k < grams[of].length; k++) {
            scratch[grams[of][k]] = weights[of][k];
        }
        for (int i = 0; i < grams.length; i++) {
            double cosine = 0;
            for (int k = 0; k < grams[i].length; k++) {
                cosine += scratch[grams[i][k]] * weights[i][k];
            }
            into[i] = alike(of, i, cosine);
        }
        for (int gram : grams[of]) {
            scratch[gram] = 0;
        }
    }

    @Override
    public double diagonal(int of) {
        return alike(of, of, squares[of]);
    }

    private double alike(int a, int b, double cosine) {
        double apart = squares[a] + squares[b] - 2 * cosine;
        if (textAlone) {
            return cosine + Math.exp(-apart);
        }
        double longer = (lengths[a] - lengths[b]) * (lengths[a] - lengths[b]) / 2;
        double others = (customers[a] == customers[b] ? 0 : OTHER_CATEGORY) + (strata[a] == strata[b] ? 0 : OTHER_CATEGORY);
        return cosine + Math.exp(-longer) + Math.exp(-apart - longer - others);
    }
}
