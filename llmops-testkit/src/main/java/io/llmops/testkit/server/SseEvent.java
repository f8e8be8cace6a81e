package io.llmops.testkit.server;

import io.llmops.testkit.http.Outbound;
import java.time.Duration;

/**
 * One server-sent event of a stream.
 *
 * @param delay simulated time since the event before it
 * @param name the event's name; empty where it has none, as in chat completions
 */
record SseEvent(Duration delay, String data, String name) {

    static final SseEvent DONE = new SseEvent(Duration.ZERO, "[DONE]");

    SseEvent(Duration delay, String data) {
        this(delay, data, "");
    }

    /** The event as it is sent, its delay stated in a comment, which every client skips. */
    String text() {
        String named = name.isEmpty() ? "" : "event: " + name + "\n";
        return ": delay-ms=" + SimulatedDelay.millis(delay) + "\n" + named + "data: " + data + "\n\n";
    }

    Outbound.Piece piece() {
        return new Outbound.Piece(delay, text());
    }
}
