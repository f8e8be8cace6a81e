package io.llmops.examples.day;

/** One request of the day. Times are nanoseconds since midnight. */
record Arrival(long atNanos, int contextTokens, int generatedTokens) {}
