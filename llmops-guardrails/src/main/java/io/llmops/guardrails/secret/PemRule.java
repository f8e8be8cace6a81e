package io.llmops.guardrails.secret;

import java.util.List;

/**
 * Private keys in textual encoding (RFC 7468; RFC 1421 with its header lines; RFC 4880 armor): from {@code BEGIN} to
 * {@code END}, or as far as the lines of base64 go where the end is missing.
 */
record PemRule(String id, String category) implements SecretRule {

    /** A key of 8,192 bits is 6.4 KB. */
    static final int MAX_LENGTH = 8192;

    @Override
    public List<String> keywords() {
        return List.of("-----BEGIN ");
    }

    @Override
    public Span match(String text, int start, int end) {
        return new PemBlock(text, start, end, start + MAX_LENGTH).read();
    }
}
