package io.llmops.guardrails.injection.view;

import java.util.Arrays;

/** Bytes in two hexadecimal digits each, bare or with {@code \x}, {@code %}, {@code 0x}, a space or a colon before. */
final class HexDigits implements Encoding {

    private static final int FEWEST_BYTES = 8;

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
        byte[] bytes = new byte[(end - start) / 2];
        int size = 0;
        int i = start;
        while (i < end) {
            int next = after(text, i);
            bytes[size++] = (byte) (Ascii.hex(text.charAt(next - 2)) << 4 | Ascii.hex(text.charAt(next - 1)));
            i = next;
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Where the byte that begins here ends, or here. */
    private static int after(String text, int at) {
        int i = at;
        if (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == ':' || text.charAt(i) == ',')) {
            i++;
        }
        if (text.startsWith("\\x", i) || text.startsWith("0x", i)) {
            i += 2;
        } else if (i < text.length() && text.charAt(i) == '%') {
            i++;
        }
        boolean digits = i + 1 < text.length() && Ascii.hex(text.charAt(i)) >= 0 && Ascii.hex(text.charAt(i + 1)) >= 0;
        return digits ? i + 2 : at;
    }
}
