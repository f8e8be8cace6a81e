package io.llmops.alerting.digest;

import java.security.SecureRandom;

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) of the UTF-16 code units of a text, under a key that is drawn when the process
 * begins and never leaves it: equal texts have equal hashes, and who has the hash alone cannot even test a guess.
 */
final class KeyedHash {

    private static final int CHARS_PER_WORD = 4;

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
        State state = new State(key0, key1);
        int whole = length - length % CHARS_PER_WORD;
        for (int i = 0; i < whole; i += CHARS_PER_WORD) {
            state.compress(word(text, i, i + CHARS_PER_WORD));
        }
        state.compress(word(text, whole, length) | (2L * length) << 56);
        return state.finish();
    }

    private static long word(CharSequence text, int from, int to) {
        long word = 0;
        for (int i = from; i < to; i++) {
            word |= (long) text.charAt(i) << (16 * (i - from));
        }
        return word;
    }

    /** One hash out of two, in this order. */
    long join(long first, long second) {
        State state = new State(key0, key1);
        state.compress(first);
        state.compress(second);
        state.compress(16L << 56);
        return state.finish();
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long key0, long key1) {
            v0 = key0 ^ 0x736f6d6570736575L;
            v1 = key1 ^ 0x646f72616e646f6dL;
            v2 = key0 ^ 0x6c7967656e657261L;
            v3 = key1 ^ 0x7465646279746573L;
        }

        void compress(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long finish() {
            v2 ^= 0xff;
            for (int i = 0; i < 4; i++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
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
    }
}
