package io.llmops.testkit.server;

import io.llmops.testkit.http.Outbound;
import java.time.Duration;

/**
 * One server-sent event of a stream.
 *
 * @param delay simulated time since the event before it
 */
record SseEvent(Duration delay, String data) {

    static final SseEvent DONE = new SseEvent(Duration.ZERO, "[DONE]");

    /** The event as it is sent, its delay stated in a comment, which every client skips. */
    String text() {
        return ": delay-ms=" + SimulatedDelay.millis(delay) + "\ndata: " + data + "\n\n";
    }

    Outbound.Piece piece() {
        return new Outbound.Piece(delay, text());
    }
}
