package io.llmops.guardrails.injection.view;

import java.util.Arrays;

/** Bytes in eight binary digits each, with or without spaces between. */
final class BinaryDigits implements Encoding {

    private static final int FEWEST_BYTES = 6;

    @Override
    public int end(String text, int start, int limit) {
        int bytes = 0;
        int i = start;
        int next = after(text, i);
        while (next > i && next <= limit) {
            bytes++;
            i = next;
            next = after(text, i);
        }
        return bytes >= FEWEST_BYTES ? i : start;
    }

    @Override
    public byte[] decode(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) / 8];
        int size = 0;
        int i = start;
        while (i < end) {
            int next = after(text, i);
            int value = 0;
            for (int digit = next - 8; digit < next; digit++) {
                value = value << 1 | (text.charAt(digit) - '0');
            }
            bytes[size++] = (byte) value;
            i = next;
        }
        return Arrays.copyOf(bytes, size);
    }

    private static int after(String text, int at) {
        int start = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
        if (start + 8 > text.length()) {
            return at;
        }
        for (int i = start; i < start + 8; i++) {
            if (text.charAt(i) != '0' && text.charAt(i) != '1') {
                return at;
            }
        }
        return start + 8;
    }
}
