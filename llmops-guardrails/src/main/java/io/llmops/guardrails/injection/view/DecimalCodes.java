package io.llmops.guardrails.injection.view;

/** ASCII codes in decimal, separated by spaces or commas, or as character references of HTML. */
final class DecimalCodes extends ByteByByte {

    private static final int FEWEST = 8;

    DecimalCodes() {
        super(FEWEST, 2);
    }

    @Override
    public boolean mayBegin(char c) {
        return Ascii.isDigit(c) || c == '&';
    }

    @Override
    int value(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            value = Ascii.isDigit(c) ? 10 * value + c - '0' : value;
        }
        return value;
    }

    /** Where a code of a printable character ends, with what separates it from the next. */
    @Override
    int after(String text, int at) {
        int i = text.startsWith("&#", at) ? at + 2 : at;
        int digits = i;
        while (i < text.length() && i < digits + 4 && Ascii.isDigit(text.charAt(i))) {
            i++;
        }
        if (i - digits < 2 || i - digits > 3) {
            return at;
        }
        int value = value(text, digits, i);
        if (value < ' ' || value > '~') {
            return at;
        }
        int separators = i;
        while (i < text.length() && i < separators + 2 && " ,;".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
