package io.llmops.evaluation.text;

/** Hashes of words and of rows of words: the golden ratio's multiplier and the finaliser of MurmurHash3. */
final class Hash {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Hash() {}

    static long step(long hash, long value) {
        return (hash + value + 1) * MULTIPLIER;
    }

    static long finish(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }

    /** One word followed by another. */
    static long join(long first, long second) {
        return finish(step(first, second));
    }
}
