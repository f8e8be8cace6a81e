package io.llmops.call;

import java.util.OptionalLong;

/**
 * How long a call took, from the moment the request was let go to the last byte, error or cancellation.
 *
 * @param timeToFirstChunkNanos streams only
 * @param chunks chunks received; 0 for a call that does not stream
 */
public record Timing(long durationNanos, OptionalLong timeToFirstChunkNanos, int chunks) {}
