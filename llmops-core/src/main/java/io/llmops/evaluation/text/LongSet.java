package io.llmops.evaluation.text;

/** A set of hashes without boxes: open addressing, at most half full. Not thread-safe. */
public final class LongSet {

    private static final int SMALLEST = 16;

    private long[] slots;
    private int size;
    private boolean hasZero;

    /** Grows from room for so many. */
    public LongSet(int expected) {
        slots = new long[Integer.highestOneBit(Math.max(SMALLEST, expected * 2 - 1)) * 2];
    }

    /** Whether it was not there before. */
    public boolean add(long value) {
        if (value == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        int at = slot(value);
        if (slots[at] == value) {
            return false;
        }
        slots[at] = value;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    public boolean contains(long value) {
        return value == 0 ? hasZero : slots[slot(value)] == value;
    }

    public int size() {
        return hasZero ? size + 1 : size;
    }

    private int slot(long value) {
        int mask = slots.length - 1;
        int at = (int) (value ^ (value >>> 32)) & mask;
        while (slots[at] != 0 && slots[at] != value) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                slots[slot(value)] = value;
            }
        }
    }
}
