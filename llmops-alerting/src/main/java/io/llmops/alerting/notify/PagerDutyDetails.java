package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;

/** The custom_details of an event, under the keys that {@link PagerDutyNotifier} promises. */
final class PagerDutyDetails {

    private PagerDutyDetails() {}

    static ObjectNode of(Notification notification) {
        Incident incident = notification.incident();
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("incident", incident.key().value())
                .put("occurrence", incident.occurrence())
                .put("namespace", incident.namespace())
                .put("status", incident.isOpen() ? "open" : "resolved")
                .put("onset", incident.onset().toString())
                .put("detected", incident.openedAt().toString());
        incident.resolvedAt().ifPresent(it -> details.put("resolved", it.toString()));
        IncidentFields.of(incident).forEach(details::put);
        details.set("labels", IncidentJson.object(incident.labels()));
        details.set("alerts", IncidentJson.alerts(incident));
        details.set("runbook", IncidentJson.runbooks(incident));
        details.set("trace_ids", IncidentJson.array(incident.traceIds()));
        details.set("news", IncidentJson.array(notification.news()));
        add(details, "handling", IncidentJson.handling(incident));
        add(details, "facts", IncidentJson.object(incident.background().facts()));
        add(details, "happenings", IncidentJson.happenings(incident));
        incident.background().findings().forEach(it -> details.put(IncidentJson.name(it), it.verdict()));
        add(details, "findings", IncidentJson.findings(incident));
        return details;
    }

    /** Left out while there is nothing to say. */
    private static void add(ObjectNode details, String key, JsonNode value) {
        if (!value.isEmpty()) {
            details.set(key, value);
        }
    }
}
