package io.llmops.onnx;

import io.llmops.evaluation.Embedding;
import java.util.List;

/**
 * Vectors of sentences, in process and without a network: all-MiniLM-L6-v2, whose files are in this jar, run by ONNX Runtime.
 *
 * <pre>{@code
 * SentenceEmbedder embedder = SentenceEmbedder.create();
 * LlmOps ops = LlmOps.builder()
 *         .evaluator(new SemanticRelevance(embedder), 0.1)
 *         .evaluator(new SemanticGroundedness(embedder), 0.1)
 *         .build();
 * }</pre>
 *
 * Native libraries and model are loaded when the first text comes, which takes a second or two and 160 MB beside the heap.
 * Texts run one after the other, whoever asks: it never takes more processors than its {@linkplain
 * SentenceEmbedderBuilder#threads threads}, and the vector of a text does not depend on the texts beside it. The model knows
 * English; of other languages it sees little more than names and letters.
 *
 * <p>Thread-safe. Where the model cannot be loaded each use throws a {@link ModelUnavailableException}.
 */
public final class SentenceEmbedder implements Embedding, AutoCloseable {

    private final LazyModel model;
    private final int maxTokens;

    SentenceEmbedder(Model.Loader loader, int maxTokens) {
        this.model = new LazyModel(loader);
        this.maxTokens = maxTokens;
    }

    /** With one thread, and 256 tokens of each text. */
    public static SentenceEmbedder create() {
        return builder().build();
    }

    public static SentenceEmbedderBuilder builder() {
        return new SentenceEmbedderBuilder();
    }

    /**
     * Loads the model now rather than with the first text.
     *
     * @throws ModelUnavailableException if it cannot be loaded
     */
    public void load() {
        model.run(Model::pieces);
    }

    /** The vector of a text's beginning, of unit length and 384 numbers. */
    @Override
    public float[] embed(String text) {
        int[] pieces = pieces(text, maxTokens - WordPieces.FRAME);
        return Vectors.unitMean(vectors(pieces));
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /** The numbers of a text's first pieces. */
    int[] pieces(String text, int most) {
        return words().of(text, most);
    }

    WordPieces words() {
        return model.run(Model::pieces);
    }

    /** The vectors of pieces, between those of the beginning and of the end. */
    float[][] vectors(int[] pieces) {
        return model.run(it -> it.vectors(it.pieces().framed(pieces)));
    }

    /** How many pieces are read together. */
    int room() {
        return maxTokens - WordPieces.FRAME;
    }

    /** Gives the model back, after the text that is under way; whoever embeds later gets an exception. Idempotent. */
    @Override
    public void close() {
        model.close();
    }
}
