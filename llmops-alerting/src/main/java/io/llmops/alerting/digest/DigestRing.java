package io.llmops.alerting.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The last so many records, each a few words, in one array that is there from the beginning. Writers from any thread never
 * wait and allocate nothing; readers never hold up a writer.
 *
 * <p>A writer draws a position; its place on the ring is the position modulo the capacity. The first word of a place tells
 * whose record it holds: {@code 2 p + 2} for that of position p, {@code 2 p + 1} while it is being written, so that who
 * reads sees whether a record is whole and still there. A writer that finds its place still being written, by one who was
 * held up for a whole round, gives up: that record is {@linkplain #dropped() dropped}.
 */
final class DigestRing {

    /** Of a record, without the word that tells whose it is. */
    static final int WORDS = 10;

    private static final int STRIDE = WORDS + 1;
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int LEAST = 16;
    private static final int MOST = 1 << 22;

    private final long[] words;
    private final int mask;
    private final AtomicLong next = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    DigestRing(int capacity) {
        if (capacity < LEAST || capacity > MOST || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("A ring of digests holds " + capacity
                    + " records; give a power of two from " + LEAST + " to " + MOST);
        }
        words = new long[capacity * STRIDE];
        mask = capacity - 1;
    }

    int capacity() {
        return mask + 1;
    }

    /** Draws a position and begins to write there; negative if its place is taken. */
    long begin() {
        long position = next.getAndIncrement();
        int place = place(position);
        long owner = (long) WORD.getVolatile(words, place);
        boolean free = (owner & 1) == 0 && owner <= 2 * position;
        if (free && WORD.compareAndSet(words, place, owner, 2 * position + 1)) {
            VarHandle.storeStoreFence(); // no word of the record before the mark
            return position;
        }
        dropped.increment();
        return -1;
    }

    void put(long position, int word, long value) {
        WORD.setOpaque(words, place(position) + 1 + word, value);
    }

    /** The record is whole. */
    void end(long position) {
        WORD.setRelease(words, place(position), 2 * position + 2);
    }

    private int place(long position) {
        return (int) (position & mask) * STRIDE;
    }

    /** How a record was found. */
    enum Found {
        WHOLE,
        /** Its writer has not finished. */
        UNFINISHED,
        /** Another record took its place. */
        OVERWRITTEN
    }

    /** Copies the record of this position, which some writer has drawn. */
    Found copy(long position, long[] into) {
        int place = place(position);
        Found before = found(position, (long) WORD.getAcquire(words, place));
        if (before != Found.WHOLE) {
            return before;
        }
        for (int i = 0; i < WORDS; i++) {
            into[i] = (long) WORD.getOpaque(words, place + 1 + i);
        }
        VarHandle.acquireFence();
        return found(position, (long) WORD.getOpaque(words, place));
    }

    private static Found found(long position, long owner) {
        if (owner == 2 * position + 2) {
            return Found.WHOLE;
        }
        return owner < 2 * position + 2 ? Found.UNFINISHED : Found.OVERWRITTEN;
    }

    /** The position that the next writer will draw: so many records were begun. */
    long next() {
        return next.get();
    }

    /** Records that were never written, because a writer was held up for a whole round. */
    long dropped() {
        return dropped.sum();
    }
}
