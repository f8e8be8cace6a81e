package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;
import java.util.Locale;

/** A notification as the document that {@link WebhookNotifier} promises. */
final class WebhookDocument {

    static final int VERSION = 1;
    static final int MOST_BYTES = 512_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private WebhookDocument() {}

    static ObjectNode of(Notification notification) {
        ObjectNode incident = incident(notification.incident());
        ObjectNode document = JSON.objectNode()
                .put("version", VERSION)
                .put("event", notification.kind().name().toLowerCase(Locale.ROOT))
                .put("first", notification.first());
        document.set("incident", incident);
        document.set("news", IncidentJson.array(notification.news()));
        document.set("links", IncidentJson.links(notification.allLinks()));
        if (!Oversize.shrink(document, incident, MOST_BYTES)) {
            document.putArray("news");
            document.putArray("links");
        }
        return document;
    }

    private static ObjectNode incident(Incident it) {
        ObjectNode incident = JSON.objectNode()
                .put("key", it.key().value())
                .put("occurrence", it.occurrence())
                .put("namespace", it.namespace())
                .put("title", PagerDutyEvent.cut(it.title()))
                .put("severity", it.severity().toString())
                .put("status", it.isOpen() ? "open" : "resolved")
                .put("onset", it.onset().toString())
                .put("detected", it.openedAt().toString());
        it.resolvedAt().ifPresent(at -> incident.put("resolved", at.toString()));
        incident.set("labels", IncidentJson.object(it.labels()));
        incident.set("alerts", IncidentJson.alerts(it));
        incident.set("runbook", IncidentJson.runbooks(it));
        incident.set("trace_ids", IncidentJson.array(it.traceIds()));
        incident.set("handling", IncidentJson.handling(it));
        incident.set("facts", IncidentJson.object(it.background().facts()));
        incident.set("happenings", IncidentJson.happenings(it));
        incident.set("findings", IncidentJson.findings(it));
        return incident;
    }
}
