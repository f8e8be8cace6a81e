package io.llmops.onnx;

/** Puts a {@link SentenceEmbedder} together. Not thread-safe. */
public final class SentenceEmbedderBuilder {

    private static final int MOST_THREADS = 64;
    private static final int FEWEST_TOKENS = 16;

    private int threads = 1;
    private int maxTokens = 256;

    SentenceEmbedderBuilder() {}

    /** How many processors one text may take, 1 to {@value #MOST_THREADS}; by default one. */
    public SentenceEmbedderBuilder threads(int value) {
        if (value < 1 || value > MOST_THREADS) {
            throw new IllegalArgumentException("threads is " + value + "; give 1 to " + MOST_THREADS);
        }
        threads = value;
        return this;
    }

    /**
     * How much of each text is read, in tokens of about four characters, {@value #FEWEST_TOKENS} to 512; by default 256, what
     * the model was made for. Time grows with it.
     */
    public SentenceEmbedderBuilder maxTokens(int value) {
        if (value < FEWEST_TOKENS || value > MiniLm.POSITIONS) {
            throw new IllegalArgumentException("maxTokens is " + value + "; give " + FEWEST_TOKENS + " to "
                    + MiniLm.POSITIONS + ", which is all that the model can read");
        }
        maxTokens = value;
        return this;
    }

    /** Loads nothing yet. */
    public SentenceEmbedder build() {
        int wanted = threads;
        return new SentenceEmbedder(() -> MiniLm.load(wanted), maxTokens);
    }
}
