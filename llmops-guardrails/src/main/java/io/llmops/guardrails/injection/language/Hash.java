package io.llmops.guardrails.injection.language;

/** FNV-1a over UTF-16 units, with the finisher of MurmurHash3. */
public final class Hash {

    public static final int SEED = 0x811C9DC5;

    private static final int PRIME = 0x01000193;

    private Hash() {}

    /** The hash of a text that is one character longer. */
    public static int step(int hash, int next) {
        return (hash ^ next) * PRIME;
    }

    public static int of(CharSequence text) {
        int hash = SEED;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return hash;
    }

    /** Spreads a hash over all its bits. */
    public static int mix(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ h >>> 16;
    }
}
