package io.llmops.testkit.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * At most so many requests in any sixty seconds, counted for each key apart; off until {@link #perMinute} is called.
 * Refused requests do not count. Safe for use by many threads.
 */
public final class RateLimit {

    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, ArrayDeque<Long>> admittedNanos = new HashMap<>();
    private int limit = Integer.MAX_VALUE;

    public synchronized void perMinute(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests per minute must be at least 1, not " + requests);
        }
        limit = requests;
    }

    /**
     * Counts a request if it may pass.
     *
     * @return how long to wait before the next attempt; zero if this one passes
     */
    public synchronized Duration admit(String key, long nowNanos) {
        if (limit == Integer.MAX_VALUE) {
            return Duration.ZERO;
        }
        ArrayDeque<Long> admitted = admittedNanos.computeIfAbsent(key, unused -> new ArrayDeque<>());
        while (!admitted.isEmpty() && nowNanos - admitted.getFirst() >= WINDOW_NANOS) {
            admitted.removeFirst();
        }
        if (admitted.size() < limit) {
            admitted.addLast(nowNanos);
            return Duration.ZERO;
        }
        return Duration.ofNanos(WINDOW_NANOS - (nowNanos - admitted.getFirst()));
    }
}
