package io.llmops.guardrails.injection.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds islands of encoded text and decodes them; what is not text afterwards is left alone. */
final class Encoded {

    private static final int PROBE = 160;
    private static final List<Encoding> ENCODINGS =
            List.of(new BinaryDigits(), new HexDigits(), new DecimalCodes(), new Morse(), new Base64Text());

    private static final Encoding[][] BY_FIRST = new Encoding[128][];

    static {
        for (char c = 0; c < BY_FIRST.length; c++) {
            char first = c;
            BY_FIRST[c] = ENCODINGS.stream()
                    .filter(encoding -> encoding.mayBegin(first))
                    .toArray(Encoding[]::new);
        }
    }

    private Encoded() {}

    static @Nullable View of(View view) {
        String text = view.text();
        Strand decoded = new Strand(16);
        int i = 0;
        while (i < text.length()) {
            int end = i;
            char c = text.charAt(i);
            if (c > ' ' && c < 128 && (i == 0 || !Ascii.isBase64(text.charAt(i - 1)) || !Ascii.isBase64(c))) {
                end = decode(view, i, decoded);
            }
            i = Math.max(end, i + 1);
        }
        return decoded.length() == 0 ? null : decoded.view(Reading.ENCODED, Disguise.NONE);
    }

    /** The end of the island that begins here, or where it begins. A short beginning is tried first. */
    private static int decode(View view, int start, Strand into) {
        String text = view.text();
        int probe = Math.min(text.length(), start + PROBE);
        for (Encoding encoding : BY_FIRST[text.charAt(start)]) {
            int end = encoding.end(text, start, probe);
            String begins = end == start ? null : Decoded.text(encoding.decode(text, start, end));
            if (begins != null) {
                int last = encoding.end(text, start, text.length());
                String whole = Decoded.text(encoding.decode(text, start, last));
                write(whole == null ? begins : whole, view, start, last, into);
                return last;
            }
        }
        return start;
    }

    private static void write(String text, View view, int start, int end, Strand into) {
        for (int i = 0; i < text.length(); i++) {
            into.add(text.charAt(i), view.origin(start + (int) ((long) i * (end - start) / text.length())));
        }
        into.add('\n', view.origin(end - 1));
    }
}
