package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Runbook;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parts of an incident as JSON, the same for every receiver: what is promised under these keys stays so. */
final class IncidentJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IncidentJson() {}

    static ArrayNode alerts(Incident incident) {
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

    static ArrayNode runbooks(Incident incident) {
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

    /** Empty as long as nobody has done anything. */
    static ObjectNode handling(Incident incident) {
        Handling handling = incident.handling();
        ObjectNode object = JSON.objectNode();
        handling.acknowledged()
                .ifPresent(it -> object.put("acknowledged_by", it.by())
                        .put("acknowledged_at", it.at().toString()));
        handling.assignee().ifPresent(it -> object.put("assignee", it));
        handling.judged()
                .ifPresent(it -> object.put("verdict", it.verdict().toString())
                        .put("judged_by", it.by())
                        .put("judged_at", it.at().toString()));
        return object;
    }

    /** {@code scope} or {@code cause}. */
    static String name(Finding finding) {
        return finding.question().name().toLowerCase(Locale.ROOT);
    }

    /** Whose trouble it is, and why, each by the name of its question: {@code scope}, {@code cause}. */
    static ObjectNode findings(Incident incident) {
        ObjectNode findings = JSON.objectNode();
        incident.background().findings().forEach(it -> {
            ObjectNode finding =
                    findings.putObject(name(it)).put("verdict", it.verdict()).put("confidence", it.confidence());
            finding.set("customers", array(it.customers()));
            finding.set("evidence", array(it.evidence()));
        });
        return findings;
    }

    /** The latest first. */
    static ArrayNode happenings(Incident incident) {
        ArrayNode happenings = JSON.arrayNode();
        incident.background()
                .happenings()
                .forEach(it ->
                        happenings.addObject().put("at", it.at().toString()).put("what", it.what()));
        return happenings;
    }

    static ArrayNode links(List<Link> all) {
        ArrayNode links = JSON.arrayNode();
        all.forEach(it -> links.addObject().put("href", it.href().toString()).put("text", it.text()));
        return links;
    }

    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode object(Map<String, String> texts) {
        ObjectNode object = JSON.objectNode();
        texts.forEach(object::put);
        return object;
    }
}
