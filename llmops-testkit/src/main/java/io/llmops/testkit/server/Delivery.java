package io.llmops.testkit.server;

import io.llmops.testkit.http.Outbound;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How answers go out: at once with their simulated delay stated, or, in real time, after it.
 *
 * <p>At once, a stream leaves as one write of known length; in real time, each event is flushed when it is due.
 */
record Delivery(boolean realTime) {

    private static final Map<String, String> EVENT_STREAM =
            Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-cache");

    Outbound json(int status, Map<String, String> headers, String body, Duration delay) {
        return late(delay, new Outbound.Whole(status, jsonHeaders(headers, delay), body));
    }

    /** The first {@code share} of a body, between 0 and 1, and then nothing. */
    Outbound cutJson(Map<String, String> headers, String body, double share, Duration delay) {
        int sent = (int) (share * (body.length() - 1));
        return late(delay, new Outbound.Cut(200, jsonHeaders(headers, delay), body, sent));
    }

    Outbound events(Map<String, String> headers, List<SseEvent> events) {
        if (realTime) {
            return new Outbound.Paced(200, streamHeaders(headers), pieces(events), true);
        }
        return new Outbound.Whole(200, streamHeaders(headers), text(events));
    }

    /** Events without the end of their stream. */
    Outbound cutEvents(Map<String, String> headers, List<SseEvent> events) {
        if (realTime) {
            return new Outbound.Paced(200, streamHeaders(headers), pieces(events), false);
        }
        String text = text(events);
        return new Outbound.Cut(200, streamHeaders(headers), text, text.length());
    }

    private Outbound late(Duration delay, Outbound outbound) {
        return realTime ? new Outbound.Late(delay, outbound) : outbound;
    }

    private static List<Outbound.Piece> pieces(List<SseEvent> events) {
        return events.stream().map(SseEvent::piece).collect(Collectors.toList());
    }

    private static String text(List<SseEvent> events) {
        StringBuilder text = new StringBuilder(events.size() * 300);
        events.forEach(event -> text.append(event.text()));
        return text.toString();
    }

    private static Map<String, String> jsonHeaders(Map<String, String> headers, Duration delay) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        all.put(SimulatedDelay.HEADER, SimulatedDelay.millis(delay));
        return all;
    }

    private static Map<String, String> streamHeaders(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(EVENT_STREAM);
        return all;
    }
}
