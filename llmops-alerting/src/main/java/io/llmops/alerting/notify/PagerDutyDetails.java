package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Runbook;
import java.util.Collection;
import java.util.Map;

/** The custom_details of an event, under the keys that {@link PagerDutyNotifier} promises. */
final class PagerDutyDetails {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PagerDutyDetails() {}

    static ObjectNode of(Notification notification) {
        Incident incident = notification.incident();
        ObjectNode details = JSON.objectNode()
                .put("incident", incident.key().value())
                .put("occurrence", incident.occurrence())
                .put("namespace", incident.namespace())
                .put("status", incident.isOpen() ? "open" : "resolved")
                .put("onset", incident.onset().toString())
                .put("detected", incident.openedAt().toString());
        incident.resolvedAt().ifPresent(it -> details.put("resolved", it.toString()));
        details.set("labels", object(incident.labels()));
        details.set("alerts", alerts(incident));
        details.set("runbook", runbooks(incident));
        details.set("trace_ids", array(incident.traceIds()));
        details.set("news", array(notification.news()));
        return details;
    }

    private static ArrayNode alerts(Incident incident) {
        ArrayNode alerts = JSON.arrayNode();
        incident.members().forEach(it -> alerts.add(alert(it)));
        return alerts;
    }

    private static ObjectNode alert(Member member) {
        ObjectNode alert = JSON.objectNode()
                .put("monitor", member.monitor())
                .put("summary", member.summary())
                .put("severity", member.severity().toString())
                .put("worst_severity", member.worst().toString())
                .put("state", member.state().toString())
                .put("reading", member.sentence());
        putIfFinite(alert, "value", member.reading().value());
        putIfFinite(alert, "limit", member.reading().limit());
        alert.put("samples", member.reading().samples())
                .put("onset", member.onset().toString());
        alert.set("labels", object(member.labels()));
        return alert;
    }

    /** JSON knows no NaN, and no data is not a number. */
    private static void putIfFinite(ObjectNode object, String key, double number) {
        if (Double.isFinite(number)) {
            object.put(key, number);
        }
    }

    private static ArrayNode runbooks(Incident incident) {
        ArrayNode runbooks = JSON.arrayNode();
        incident.members().stream()
                .map(Member::runbook)
                .filter(it -> !it.isEmpty())
                .distinct()
                .forEach(it -> runbooks.add(runbook(it)));
        return runbooks;
    }

    private static ObjectNode runbook(Runbook runbook) {
        ObjectNode object = JSON.objectNode().put("title", runbook.title());
        object.set("steps", array(runbook.steps()));
        runbook.link().ifPresent(it -> object.put("link", it.toString()));
        return object;
    }

    private static ArrayNode array(Collection<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode object(Map<String, String> texts) {
        ObjectNode object = JSON.objectNode();
        texts.forEach(object::put);
        return object;
    }
}
