package io.llmops.alerting.signal;

/** Reads what a {@link BitWriter} wrote. */
final class BitReader {

    private final byte[] bytes;
    private int position;
    private long window; // the next bits, highest first
    private int held;

    BitReader(byte[] bytes, int begin) {
        this.bytes = bytes;
        this.position = begin;
    }

    /** Whole bytes again: gives back those that were only looked at, and skips the rest of a begun one. */
    void align() {
        position -= held >>> 3;
        window = 0;
        held = 0;
    }

    int readByte() {
        return bytes[position++] & 0xFF;
    }

    long readNumber() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    /** The next bits as a number; at most 32. */
    long readBits(int count) {
        if (count == 0) {
            return 0;
        }
        if (held < count) {
            fill();
        }
        long value = window >>> (64 - count);
        window <<= count;
        held -= count;
        return value;
    }

    /** How many ones come before the next zero, which is read too; after {@code most} ones, 32 or fewer, there is none. */
    int readOnes(int most) {
        if (held < most) {
            fill();
        }
        int ones = Math.min(most, Long.numberOfLeadingZeros(~window));
        int read = ones == most ? ones : ones + 1;
        window <<= read;
        held -= read;
        return ones;
    }

    private void fill() {
        while (held <= 56) {
            long next = position < bytes.length ? bytes[position] & 0xFF : 0;
            position++; // beyond the end come zeros, which align() takes back
            window |= next << (56 - held);
            held += 8;
        }
    }
}
