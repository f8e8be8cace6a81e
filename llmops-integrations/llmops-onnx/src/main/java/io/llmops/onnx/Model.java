package io.llmops.onnx;

/** A loaded model, for one thread at a time. */
interface Model extends AutoCloseable {

    /** Cuts texts into what the model reads. */
    WordPieces pieces();

    /**
     * The vectors of pieces, each in the light of all the others.
     *
     * @param framed at least two, at most as many as the model has positions
     */
    float[][] vectors(int[] framed);

    @Override
    void close();

    /** Loads a model, which takes a while; may throw anything. */
    @FunctionalInterface
    interface Loader {

        Model load() throws Exception;
    }
}
