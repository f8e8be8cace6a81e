package io.llmops.call;

/**
 * Kinds of tokens that a provider counts. Cached tokens are part of {@link #INPUT}, reasoning tokens are part of
 * {@link #OUTPUT}: adding kinds up counts twice.
 */
public enum TokenKind {
    /** All input tokens, cached ones included. */
    INPUT,
    /** All output tokens, reasoning ones included. */
    OUTPUT,
    /** Input tokens read from the provider's prompt cache. */
    CACHE_READ_INPUT,
    /** Input tokens written to the provider's prompt cache. */
    CACHE_WRITE_INPUT,
    /** Output tokens that the model spent on reasoning. */
    REASONING_OUTPUT
}
