package io.llmops.guardrails.injection.view;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells text from other bytes. */
final class Decoded {

    private static final int FEWEST = 6;

    private Decoded() {}

    /** The bytes as UTF-8, if that is a text: printable, with as many letters as running text has. */
    static @Nullable String text(byte[] bytes) {
        if (bytes.length < FEWEST) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int odd = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
                odd++;
            } else if (Character.isLetter(c) || c == ' ') {
                letters++;
            }
        }
        return 20 * odd <= text.length() && 10 * letters >= 6 * text.length() ? text : null;
    }
}
