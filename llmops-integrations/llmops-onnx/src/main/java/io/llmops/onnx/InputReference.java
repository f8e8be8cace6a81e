package io.llmops.onnx;

/**
 * What inputs used to be like: their centroid. No text can be read from the mean of a thousand, so it may be stored.
 *
 * @param centroid the mean of the inputs' vectors, each of unit length
 * @param inputs how many there were, at least 2
 */
@SuppressWarnings("ArrayRecordComponent") // a value to be stored, never compared
public record InputReference(float[] centroid, int inputs) {

    public InputReference {
        if (inputs < 2 || centroid.length == 0) {
            throw new IllegalArgumentException("A reference of " + inputs + " inputs with " + centroid.length
                    + " numbers is no reference; give what InputDrift.reference() gave");
        }
        centroid = centroid.clone();
    }

    /** A copy. */
    @Override
    public float[] centroid() {
        return centroid.clone();
    }
}
