package io.llmops.guardrails.injection.view;

/** Bytes in eight binary digits each, with or without spaces between. */
final class BinaryDigits extends ByteByByte {

    private static final int FEWEST_BYTES = 6;

    BinaryDigits() {
        super(FEWEST_BYTES, 8);
    }

    @Override
    public boolean mayBegin(char c) {
        return c == '0' || c == '1';
    }

    @Override
    int value(String text, int start, int end) {
        int value = 0;
        for (int digit = end - 8; digit < end; digit++) {
            value = value << 1 | (text.charAt(digit) - '0');
        }
        return value;
    }

    @Override
    int after(String text, int at) {
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
