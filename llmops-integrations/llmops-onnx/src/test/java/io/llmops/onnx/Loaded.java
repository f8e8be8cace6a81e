package io.llmops.onnx;

/** One embedder for all tests: loading it takes a while. */
final class Loaded {

    static final SentenceEmbedder EMBEDDER = SentenceEmbedder.create();

    private Loaded() {}

    static SentenceEmbedder broken() {
        return new SentenceEmbedder(
                () -> {
                    throw new UnsatisfiedLinkError("no native library here");
                },
                256);
    }
}
