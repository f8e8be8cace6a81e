package io.llmops.guardrails.injection.view;

/** Bytes in two hexadecimal digits each, bare or with {@code \x}, {@code %}, {@code 0x}, a space or a colon before. */
final class HexDigits extends ByteByByte {

    private static final int FEWEST_BYTES = 8;

    HexDigits() {
        super(FEWEST_BYTES, 2);
    }

    @Override
    public boolean mayBegin(char c) {
        return Ascii.hex(c) >= 0 || c == ':' || c == ',' || c == '\\' || c == '%';
    }

    @Override
    int value(String text, int start, int end) {
        return Ascii.hex(text.charAt(end - 2)) << 4 | Ascii.hex(text.charAt(end - 1));
    }

    /** Where the byte that begins here ends, or here. */
    @Override
    int after(String text, int at) {
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
