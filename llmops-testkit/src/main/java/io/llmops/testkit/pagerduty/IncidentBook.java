package io.llmops.testkit.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Alert life cycle: a trigger opens an incident or is added to the open one, and only events with the routing key of
 * the first trigger reach it. A resolved incident never opens again. Not thread-safe.
 *
 * @see <a href="https://developer.pagerduty.com/docs/send-alert-event#alert-de-duplication">Alert de-duplication</a>
 */
final class IncidentBook {

    private final List<Incident> incidents = new ArrayList<>();

    List<Incident> incidents() {
        return List.copyOf(incidents);
    }

    /** Applies a valid alert event. */
    Verdict apply(JsonNode event, String dedupKey) {
        String routingKey = event.path("routing_key").asText();
        int open = indexOfOpen(routingKey, dedupKey);
        return switch (event.path("event_action").asText()) {
            case "trigger" -> trigger(event.path("payload"), routingKey, dedupKey, open);
            case "acknowledge" ->
                open < 0 ? Verdict.DROPPED : replace(open, incidents.get(open).acknowledge(), Verdict.ACKNOWLEDGED);
            default ->
                open < 0 ? Verdict.DROPPED : replace(open, incidents.get(open).resolve(), Verdict.RESOLVED);
        };
    }

    /** What somebody does to the open incident with this key, if there is one. */
    void act(String dedupKey, UnaryOperator<Incident> action) {
        incidents.replaceAll(it -> it.isOpenFor(it.routingKey(), dedupKey) ? action.apply(it) : it);
    }

    private Verdict trigger(JsonNode payload, String routingKey, String dedupKey, int open) {
        String severity = payload.path("severity").asText();
        if (open >= 0) {
            return replace(open, incidents.get(open).triggeredAgain(severity), Verdict.ADDED);
        }
        String summary = payload.path("summary").asText();
        int openedAt = incidents.size() + 1;
        incidents.add(new Incident(dedupKey, routingKey, openedAt, 1, false, false, severity, summary));
        return Verdict.OPENED;
    }

    private Verdict replace(int index, Incident incident, Verdict verdict) {
        incidents.set(index, incident);
        return verdict;
    }

    private int indexOfOpen(String routingKey, String dedupKey) {
        for (int i = incidents.size() - 1; i >= 0; i--) {
            if (incidents.get(i).isOpenFor(routingKey, dedupKey)) {
                return i;
            }
        }
        return -1;
    }
}
