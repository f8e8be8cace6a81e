package io.llmops.guardrails.injection.view;

import java.util.Arrays;

/** Base64, in the standard and the URL alphabet, with or without padding. */
final class Base64Text implements Encoding {

    private static final int FEWEST = 16;

    @Override
    public boolean mayBegin(char c) {
        return Ascii.isBase64(c);
    }

    @Override
    public int end(String text, int start, int limit) {
        int i = start;
        while (i < limit && Ascii.isBase64(text.charAt(i))) {
            i++;
        }
        return i - start < FEWEST ? start : i;
    }

    @Override
    public byte[] decode(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) * 3 / 4];
        int bits = 0;
        int held = 0;
        int size = 0;
        for (int i = start; i < end && size < bytes.length; i++) {
            bits = bits << 6 | value(text.charAt(i));
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes[size++] = (byte) (bits >> held);
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static int value(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (Ascii.isDigit(c)) {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : 63;
    }
}
