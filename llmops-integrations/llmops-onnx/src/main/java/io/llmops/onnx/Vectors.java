package io.llmops.onnx;

/** Sums of vectors. */
final class Vectors {

    private Vectors() {}

    /** The mean of vectors, brought to unit length. */
    static float[] unitMean(float[][] vectors) {
        double[] sum = new double[vectors[0].length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return unit(sum);
    }

    /** The same direction at unit length; zero stays zero. */
    static float[] unit(double[] vector) {
        double squared = 0;
        for (double x : vector) {
            squared += x * x;
        }
        double scale = squared == 0 ? 0 : 1 / Math.sqrt(squared);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] * scale);
        }
        return unit;
    }

    static float[] unit(float[] vector) {
        return unitMean(new float[][] {vector});
    }

    /** In single precision: for vectors of unit length, of which many are compared. */
    static float product(float[] one, float[] other) {
        float even = 0;
        float odd = 0;
        for (int i = 0; i + 1 < one.length; i += 2) {
            even += one[i] * other[i];
            odd += one[i + 1] * other[i + 1];
        }
        return even + odd;
    }
}
