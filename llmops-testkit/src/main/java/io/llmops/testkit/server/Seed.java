package io.llmops.testkit.server;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Where chance comes from: a number and the bytes of the request, so that the order of arrival has no part in it. */
record Seed(long value) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** The generator for a request with this body. */
    RandomGenerator random(byte[] body) {
        return new SplittableRandom(hash(body));
    }

    /** FNV-1a over the seed and the bytes (Fowler, Noll, Vo; 64 bits). */
    long hash(byte[] bytes) {
        long hash = (FNV_OFFSET ^ value) * FNV_PRIME;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return hash;
    }
}
