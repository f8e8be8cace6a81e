package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** A notification as an event of PagerDuty's Events API v2, within its limits. */
final class PagerDutyEvent {

    /** "512 KB" for the whole event, read as Alertmanager and Grafana read it. */
    static final int MOST_BYTES = 512_000;

    /** In code points. */
    static final int LONGEST_SUMMARY = 1024;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PagerDutyEvent() {}

    static ObjectNode of(Notification notification, String routingKey) {
        Incident incident = notification.incident();
        boolean resolves = notification.kind() == IncidentChange.Kind.RESOLVED || !incident.isOpen();
        ObjectNode event = JSON.objectNode()
                .put("routing_key", routingKey)
                .put("event_action", resolves ? "resolve" : "trigger")
                .put("dedup_key", incident.key().value());
        ObjectNode details = PagerDutyDetails.of(notification);
        event.set("payload", payload(incident).set("custom_details", details));
        if (!resolves) {
            event.put("client", "LLMOps for Java");
            event.set("links", links(notification));
        }
        shrink(event, details);
        return event;
    }

    private static ArrayNode links(Notification notification) {
        ArrayNode links = JSON.arrayNode();
        for (Link link : notification.allLinks()) {
            links.addObject().put("href", link.href().toString()).put("text", link.text());
        }
        return links;
    }

    private static ObjectNode payload(Incident incident) {
        Instant onset = incident.onset().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode payload = JSON.objectNode()
                .put("summary", summary(incident))
                .put("source", incident.namespace())
                .put("severity", incident.severity().toString())
                .put("timestamp", onset.toString());
        Map<String, String> labels = incident.labels();
        Optional.ofNullable(labels.get("gen_ai.request.model")).ifPresent(it -> payload.put("component", it));
        Optional.ofNullable(labels.get("deployment.environment.name")).ifPresent(it -> payload.put("group", it));
        incident.worstMember().map(Member::monitor).ifPresent(it -> payload.put("class", it));
        return payload;
    }

    private static String summary(Incident incident) {
        String sentence =
                incident.worstMember().map(it -> " | " + it.sentence()).orElse("");
        String summary = incident.title() + sentence;
        if (summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY) {
            return summary;
        }
        return summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY - 1)) + "…";
    }

    /** Drops the largest detail until the event fits, and says so; the links, which are ours, go last. */
    private static void shrink(ObjectNode event, ObjectNode details) {
        ArrayNode omitted = JSON.arrayNode();
        while (bytes(event) > MOST_BYTES) {
            Optional<String> largest = largest(details);
            if (largest.isEmpty()) {
                event.remove("links");
                return;
            }
            details.remove(largest.get());
            details.set("omitted", omitted.add(largest.get()));
        }
    }

    private static Optional<String> largest(ObjectNode details) {
        return details.properties().stream()
                .filter(it -> !it.getKey().equals("omitted"))
                .max(Comparator.comparingInt(it -> bytes(it.getValue())))
                .map(Map.Entry::getKey);
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
