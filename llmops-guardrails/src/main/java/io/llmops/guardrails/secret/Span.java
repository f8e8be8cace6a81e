package io.llmops.guardrails.secret;

/**
 * What a rule found at one place.
 *
 * @param start where the secret begins; negative if there is none so far
 * @param open whether more text may change that
 */
record Span(int start, int end, boolean open) {

    static final Span NONE = new Span(-1, -1, false);

    static Span of(int start, int end) {
        return new Span(start, end, false);
    }

    boolean isFound() {
        return start >= 0;
    }
}
