package io.llmops.alerting.digest;

/**
 * The last digests of a process, and what the small numbers in them stand for. Thread-safe; its memory is taken at once
 * and never grows, but for the names: about {@value #BYTES_PER_DIGEST} bytes for each digest.
 */
public final class Digests {

    /** How many are kept by default, 6 MB: with a tick every 15 s, those of 400 calls a second, each with ten evaluations. */
    public static final int CAPACITY = 1 << 16;

    static final int BYTES_PER_DIGEST = 88;

    private static final int MODELS = 200;
    private static final int ERRORS = 500;
    private static final int EVALUATIONS = 100;
    /** One bit each; the lowest is for all others. */
    private static final int RULES = 63;

    private final DigestRing ring;
    private final Names models = new Names(MODELS);
    private final Names errors = new Names(ERRORS);
    private final Names evaluations = new Names(EVALUATIONS);
    private final Names rules = new Names(RULES);

    /**
     * Keeps the last so many.
     *
     * @param capacity a power of two
     */
    public Digests(int capacity) {
        ring = new DigestRing(capacity);
    }

    /** A reader of all that comes from now on. */
    public DigestReader reader() {
        return new DigestReader(ring, ring.next());
    }

    /** A reader that begins with the oldest that is there. */
    public DigestReader readerFromOldest() {
        return new DigestReader(ring, Math.max(0, ring.next() - ring.capacity()));
    }

    /** What models were asked for. */
    public Names models() {
        return models;
    }

    /** What went wrong: values of {@code error.type}. */
    public Names errors() {
        return errors;
    }

    /** What was judged: values of {@code gen_ai.evaluation.name}. */
    public Names evaluations() {
        return evaluations;
    }

    /** Which rule a bit of {@link Digest.OfCall#rules()} stands for: {@code guardrail:rule}, by the number of the bit. */
    public Names rules() {
        return rules;
    }

    /** How many were recorded since the process began. */
    public long recorded() {
        return ring.next() - ring.dropped();
    }

    /** How many were not, because a writer was held up for as long as it takes to fill the ring. */
    public long dropped() {
        return ring.dropped();
    }

    DigestRing ring() {
        return ring;
    }
}
