package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A notification as an event of PagerDuty's Events API v2, within its limits. */
final class PagerDutyEvent {

    /** "512 KB" for the whole event, read as Alertmanager and Grafana read it. */
    static final int MOST_BYTES = 512_000;

    /** In code points. */
    static final int LONGEST_SUMMARY = 1024;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PagerDutyEvent() {}

    /**
     * Opens it, brings it up to date or resolves it.
     *
     * @param clientUrl where to go from PagerDuty
     */
    static ObjectNode of(
            Notification notification, PagerDutyKeys.Key key, Optional<URI> clientUrl, List<PagerDutyImage> images) {
        Incident incident = notification.incident();
        boolean resolves = notification.kind() == IncidentChange.Kind.RESOLVED || !incident.isOpen();
        ObjectNode event = event(resolves ? "resolve" : "trigger", incident, key);
        ObjectNode details = PagerDutyDetails.of(notification);
        event.set("payload", payload(incident).set("custom_details", details));
        if (!resolves) {
            event.put("client", "LLMOps for Java");
            clientUrl.ifPresent(it -> event.put("client_url", it.toString()));
            List<Link> links =
                    notification.allLinks().stream().filter(Link::isWeb).toList();
            event.set("links", IncidentJson.links(links));
            event.set("images", images(images));
        }
        if (!Oversize.shrink(event, details, MOST_BYTES)) {
            event.remove(List.of("links", "images")); // they are ours, so they go last
        }
        return event;
    }

    /** Says that somebody takes care. */
    static ObjectNode acknowledging(Incident incident, PagerDutyKeys.Key key) {
        return event("acknowledge", incident, key);
    }

    private static ObjectNode event(String action, Incident incident, PagerDutyKeys.Key key) {
        return JSON.objectNode()
                .put("routing_key", key.secret().reveal())
                .put("event_action", action)
                .put("dedup_key", incident.key().value());
    }

    private static ArrayNode images(List<PagerDutyImage> all) {
        ArrayNode images = JSON.arrayNode();
        for (PagerDutyImage image : all) {
            ObjectNode object = images.addObject().put("src", image.src().toString());
            image.href().ifPresent(it -> object.put("href", it.toString()));
            object.put("alt", image.alt());
        }
        return images;
    }

    private static ObjectNode payload(Incident incident) {
        ObjectNode payload = JSON.objectNode()
                .put("summary", summary(incident))
                .put("source", incident.namespace())
                .put("severity", incident.severity().toString())
                .put("timestamp", timestamp(incident.onset()));
        IncidentFields.of(incident, IncidentFields.MODEL).ifPresent(it -> payload.put("component", it));
        IncidentFields.of(incident, "environment").ifPresent(it -> payload.put("group", it));
        incident.worstMember().map(Member::monitor).ifPresent(it -> payload.put("class", it));
        return payload;
    }

    private static String summary(Incident incident) {
        String sentence =
                incident.worstMember().map(it -> " | " + it.sentence()).orElse("");
        return cut(incident.title() + sentence);
    }

    static String timestamp(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** To the longest summary. */
    static String cut(String summary) {
        if (summary.codePointCount(0, summary.length()) <= LONGEST_SUMMARY) {
            return summary;
        }
        return summary.substring(0, summary.offsetByCodePoints(0, LONGEST_SUMMARY - 1)) + "…";
    }
}
