package io.llmops.guardrails.injection.view;

import java.util.Arrays;

/** Bytes one after the other, each written by itself. */
abstract class ByteByByte implements Encoding {

    private final int fewestBytes;
    private final int shortest;

    /**
     * An encoding of its own.
     *
     * @param fewestBytes fewer are a coincidence
     * @param shortest characters that a byte takes at least
     */
    ByteByByte(int fewestBytes, int shortest) {
        this.fewestBytes = fewestBytes;
        this.shortest = shortest;
    }

    @Override
    public final int end(String text, int start, int limit) {
        int bytes = 0;
        int i = start;
        int next = after(text, i);
        while (next > i && next <= limit) {
            bytes++;
            i = next;
            next = after(text, i);
        }
        return bytes >= fewestBytes ? i : start;
    }

    @Override
    public final byte[] decode(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) / shortest];
        int size = 0;
        int i = start;
        while (i < end) {
            int next = after(text, i);
            bytes[size++] = (byte) value(text, i, next);
            i = next;
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Where the byte that begins here ends, or here if none begins. */
    abstract int after(String text, int at);

    /** The byte that is written there. */
    abstract int value(String text, int start, int end);
}
