package io.llmops.alerting.signal;

import java.util.Arrays;

/** Writes bytes, numbers of seven bits a byte, and single bits into one array that grows. */
final class BitWriter {

    private byte[] bytes = new byte[64];
    private int size;
    private int free; // bits that the last byte still has room for

    /** Whole bytes again: the rest of the last one stays zero. */
    void align() {
        free = 0;
    }

    void writeByte(int value) {
        grow();
        bytes[size++] = (byte) value;
    }

    /** An unsigned number, seven bits a byte, the lowest first. */
    void writeNumber(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        writeByte((int) rest);
    }

    /** The lowest {@code count} bits of the value, the highest of them first. */
    void writeBits(long value, int count) {
        for (int left = count; left > 0; ) {
            if (free == 0) {
                writeByte(0);
                free = 8;
            }
            int now = Math.min(free, left);
            long part = (value >>> (left - now)) & ((1L << now) - 1);
            bytes[size - 1] |= (byte) (part << (free - now));
            free -= now;
            left -= now;
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void grow() {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
    }
}
