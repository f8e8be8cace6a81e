package io.llmops.alerting.triage.cause;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Texts in few dimensions, in which words that come together are one: latent semantic analysis (Deerwester and others, 1990)
 * by subspace iteration from a random start (Halko, Martinsson, Tropp, Finding structure with randomness, SIAM Review 53
 * (2011), algorithm 4.4).
 */
final class TopicSpace {

    private static final int DIMENSIONS = 32;
    private static final int ROUNDS = 4;
    private static final long SEED = 1;
    private static final double NOTHING = 1e-12;

    private final int[][] words;
    private final float[][] weights;

    private TopicSpace(List<TextFeatures> texts) {
        Vocabulary vocabulary = new Vocabulary(texts);
        words = texts.stream().map(TextFeatures::grams).toArray(int[][]::new);
        weights = texts.stream().map(vocabulary::weights).toArray(float[][]::new);
    }

    /** Where each text stands: vectors of length 1 at most. */
    static double[][] of(List<TextFeatures> texts) {
        return new TopicSpace(texts).positions();
    }

    private double[][] positions() {
        int dimensions = Math.min(DIMENSIONS, words.length);
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] directions = new double[dimensions][TextFeatures.WORDS];
        for (double[] direction : directions) {
            for (int w = 0; w < direction.length; w++) {
                direction[w] = random.nextGaussian();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[][] projected = projected(directions);
            directions = new double[dimensions][TextFeatures.WORDS];
            for (int i = 0; i < words.length; i++) {
                for (int k = 0; k < weights[i].length; k++) {
                    for (int d = 0; d < dimensions; d++) {
                        directions[d][words[i][k]] += weights[i][k] * projected[i][d];
                    }
                }
            }
            makeOrthonormal(directions);
        }
        return projected(directions);
    }

    private double[][] projected(double[][] directions) {
        double[][] projected = new double[words.length][directions.length];
        for (int i = 0; i < words.length; i++) {
            for (int d = 0; d < directions.length; d++) {
                double sum = 0;
                for (int k = 0; k < weights[i].length; k++) {
                    sum += weights[i][k] * directions[d][words[i][k]];
                }
                projected[i][d] = sum;
            }
        }
        return projected;
    }

    /** Gram and Schmidt's, modified. */
    private static void makeOrthonormal(double[][] directions) {
        for (int d = 0; d < directions.length; d++) {
            double before = Math.sqrt(dot(directions[d], directions[d]));
            for (int e = 0; e < d; e++) {
                add(directions[d], directions[e], -dot(directions[d], directions[e]));
            }
            double length = Math.sqrt(dot(directions[d], directions[d]));
            double scale = length > NOTHING * before ? 1 / length : 0;
            for (int w = 0; w < directions[d].length; w++) {
                directions[d][w] *= scale;
            }
        }
    }

    private static void add(double[] to, double[] what, double times) {
        for (int w = 0; w < to.length; w++) {
            to[w] += times * what[w];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int w = 0; w < a.length; w++) {
            sum += a[w] * b[w];
        }
        return sum;
    }
}
