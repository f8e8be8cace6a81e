package io.llmops.alerting.digest;

import java.security.SecureRandom;

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) of the UTF-16 code units of a text, under a key that is drawn when the process
 * begins and never leaves it: equal texts have equal hashes, and who has the hash alone cannot even test a guess.
 */
final class KeyedHash {

    private static final int CHARS_PER_WORD = 4;
    private static final int ROUNDS = 2;
    private static final int FINAL_STEPS = 2; // of as many rounds

    private final long key0;
    private final long key1;

    KeyedHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    static KeyedHash random() {
        SecureRandom random = new SecureRandom();
        return new KeyedHash(random.nextLong(), random.nextLong());
    }

    long of(CharSequence text) {
        return of(text, text.length());
    }

    /** Of the first so many characters. */
    long of(CharSequence text, int length) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int words = length / CHARS_PER_WORD + 1;
        for (int i = 0; i < words + FINAL_STEPS; i++) {
            long word = i < words ? word(text, i, length) : 0;
            v2 ^= i == words ? 0xff : 0;
            v3 ^= word;
            for (int round = 0; round < ROUNDS; round++) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= word;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /** The characters of a word; the last word has the length in bytes, too. */
    private static long word(CharSequence text, int index, int length) {
        int from = index * CHARS_PER_WORD;
        int to = Math.min(length, from + CHARS_PER_WORD);
        long word = to - from == CHARS_PER_WORD ? 0 : (2L * length) << 56;
        for (int i = from; i < to; i++) {
            word |= (long) text.charAt(i) << (16 * (i - from));
        }
        return word;
    }

    /** One hash out of two, in this order: the finisher of MurmurHash3, for what is keyed already. */
    static long join(long first, long second) {
        long hash = Long.rotateLeft(first, 23) * 0x9e3779b97f4a7c15L ^ second;
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
