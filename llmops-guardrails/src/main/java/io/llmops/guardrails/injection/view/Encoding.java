package io.llmops.guardrails.injection.view;

/** One way to write bytes in other characters. */
interface Encoding {

    /** Whether an island may begin with this character. */
    boolean mayBegin(char c);

    /** Where an island that is long enough to matter ends, at the limit at the latest; the start if none begins. */
    int end(String text, int start, int limit);

    /** No more bytes than the island has characters. */
    byte[] decode(String text, int start, int end);
}
