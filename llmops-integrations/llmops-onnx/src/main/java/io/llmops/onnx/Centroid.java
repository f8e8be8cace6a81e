package io.llmops.onnx;

/** The mean of vectors of unit length that come one after the other, the old ones fading. Not thread-safe. */
final class Centroid {

    private final double weightOfNew;
    private double[] mean = {};
    private double noise;
    private long count;

    /** @param window how many vectors have most of the weight; {@link Integer#MAX_VALUE} to forget none */
    Centroid(int window) {
        weightOfNew = 2.0 / (window + 1.0);
    }

    /** The mean of so many vectors, as it was saved. */
    static Centroid of(float[] mean, int count) {
        Centroid centroid = new Centroid(Integer.MAX_VALUE);
        centroid.mean = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            centroid.mean[i] = mean[i];
        }
        centroid.noise = 1.0 / count;
        centroid.count = count;
        return centroid;
    }

    void add(float[] vector) {
        count++;
        if (mean.length == 0) {
            mean = new double[vector.length];
        }
        double weight = Math.max(1.0 / count, weightOfNew);
        for (int i = 0; i < mean.length; i++) {
            mean[i] += weight * (vector[i] - mean[i]);
        }
        noise = (1 - weight) * (1 - weight) * noise + weight * weight;
    }

    long count() {
        return count;
    }

    float[] mean() {
        float[] copy = new float[mean.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (float) mean[i];
        }
        return copy;
    }

    /**
     * The distance of the two expectations, 0 to 2, without what chance adds: means of few vectors lie apart though both come
     * from the same source. Of n vectors x of unit length the mean m has an expected square |E m|² + (1 - |E m|²) / n.
     */
    double distance(Centroid other) {
        double product = 0;
        for (int i = 0; i < mean.length; i++) {
            product += mean[i] * other.mean[i];
        }
        return Math.sqrt(Math.max(0, square() + other.square() - 2 * product));
    }

    private double square() {
        double square = 0;
        for (double x : mean) {
            square += x * x;
        }
        return (square - noise) / (1 - noise);
    }
}
