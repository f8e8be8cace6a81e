package io.llmops.alerting.digest;

import java.util.function.Consumer;

/**
 * Reads digests, each once, the oldest first. As many readers as one likes, each with a place of its own; each is used by
 * one thread.
 */
public final class DigestReader {

    private static final long NOTHING = -1;

    private final DigestRing ring;
    private final long[] words = new long[DigestRing.WORDS];
    private long position;
    private long missed;
    private long waitedFor = NOTHING;

    DigestReader(DigestRing ring, long position) {
        this.ring = ring;
        this.position = position;
    }

    /**
     * Hands over what was recorded since the last time, and returns how many of these were missed: overwritten before they
     * were read, or dropped. One that is being written at this moment is waited for until the next time, and those after
     * it with it.
     */
    public long read(Consumer<? super Digest> to) {
        long missedBefore = missed;
        long end = ring.next();
        skipTo(end - ring.capacity());
        while (position < end && step(to)) {
            position++;
        }
        return missed - missedBefore;
    }

    /** Deals with the digest at the position; false if it is to be waited for. */
    private boolean step(Consumer<? super Digest> to) {
        switch (ring.copy(position, words)) {
            case WHOLE -> to.accept(DigestWords.digest(words));
            case OVERWRITTEN -> missed++;
            case UNFINISHED -> {
                if (waitedFor != position) {
                    waitedFor = position;
                    return false;
                }
                missed++;
            }
        }
        return true;
    }

    private void skipTo(long oldest) {
        if (oldest > position) {
            missed += oldest - position;
            position = oldest;
        }
    }

    /** All that were missed since the beginning. */
    public long missed() {
        return missed;
    }
}
