package io.llmops.evaluation;

import java.util.List;

/**
 * Turns texts into vectors in which what means the same lies close together by cosine. All vectors of one embedding have the
 * same length; they need not be of unit length. Thread-safe. What it throws reaches whoever asked.
 */
public interface Embedding {

    float[] embed(String text);

    /** The vectors of many texts, in their order; cheaper than one after the other. */
    List<float[]> embedAll(List<String> texts);

    /**
     * How alike two vectors of one embedding are, -1 to 1; 0 where one of them is zero.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    static double cosine(float[] one, float[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("Vectors of " + one.length + " and " + other.length
                    + " numbers cannot be compared; take both from one embedding");
        }
        double product = 0;
        double oneSquared = 0;
        double otherSquared = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
            oneSquared += (double) one[i] * one[i];
            otherSquared += (double) other[i] * other[i];
        }
        double scale = Math.sqrt(oneSquared) * Math.sqrt(otherSquared);
        return scale == 0 ? 0 : Math.max(-1, Math.min(1, product / scale));
    }
}
