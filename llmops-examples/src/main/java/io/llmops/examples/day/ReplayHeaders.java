package io.llmops.examples.day;

import java.util.Map;

/** Tells the simulated model, by headers, when the calling thread's request arrived and how long an answer it deserves. */
final class ReplayHeaders {

    @SuppressWarnings("ThreadLocalUsage") // as many as there are days: few, and they end with their threads
    private final ThreadLocal<Map<String, String>> headers = ThreadLocal.withInitial(Map::of);

    void of(Arrival arrival) {
        headers.set(Map.of(
                Asked.TIME_HEADER,
                Long.toString(arrival.atNanos()),
                Asked.LENGTH_HEADER,
                Integer.toString(arrival.generatedTokens())));
    }

    Map<String, String> get() {
        return headers.get();
    }
}
