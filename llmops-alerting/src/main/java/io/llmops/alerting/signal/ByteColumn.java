package io.llmops.alerting.signal;

import java.util.Arrays;

/** A short run of bytes for each cell, end to end in one array: an array for each would cost as much again. */
final class ByteColumn {

    private static final int SLACK = 512;

    private byte[] bytes = {};
    private int[] ends;
    private int size;

    /** Runs for {@code size} cells, all of them empty. */
    ByteColumn(int size, int capacity) {
        this.ends = new int[capacity];
        this.size = size;
    }

    int begin(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    boolean isEmpty(int cell) {
        return begin(cell) == ends[cell];
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] get(int cell) {
        return Arrays.copyOfRange(bytes, begin(cell), ends[cell]);
    }

    /** Puts these runs, or none, in the place of those of the cells {@code [from, end)}. */
    void replace(int from, int end, byte[]... runs) {
        int begin = begin(from);
        int oldEnd = end == 0 ? 0 : ends[end - 1];
        int used = size == 0 ? 0 : ends[size - 1];
        int length = 0;
        for (byte[] run : runs) {
            length += run.length;
        }
        int more = length - (oldEnd - begin);
        if (used + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, used + more + Math.min(SLACK, used / 4 + 32));
        }
        System.arraycopy(bytes, oldEnd, bytes, begin + length, used - oldEnd);
        System.arraycopy(ends, end, ends, from + runs.length, size - end);
        size += runs.length - (end - from);
        for (int i = from + runs.length; i < size; i++) {
            ends[i] += more;
        }
        for (int i = 0; i < runs.length; i++) {
            System.arraycopy(runs[i], 0, bytes, begin, runs[i].length);
            begin += runs[i].length;
            ends[from + i] = begin;
        }
    }

    /** Room for so many cells; and no more for bytes than are likely to be needed soon. */
    void resize(int capacity) {
        ends = Arrays.copyOf(ends, capacity);
        int used = size == 0 ? 0 : ends[size - 1];
        if (bytes.length > used + 2 * SLACK) {
            bytes = Arrays.copyOf(bytes, used);
        }
    }

    long memoryBytes() {
        return 24 + 16 + ((bytes.length + 7L) & ~7L) + 16 + 4L * ends.length;
    }
}
