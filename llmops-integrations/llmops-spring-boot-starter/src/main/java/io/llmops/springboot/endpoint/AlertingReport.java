package io.llmops.springboot.endpoint;

import io.llmops.alerting.Alerting;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How alerting stands.
 *
 * @param incidents those that are open, the oldest first
 * @param undelivered how many messages no notifier was able to tell
 */
public record AlertingReport(List<WatchedMonitor> monitors, List<OpenIncident> incidents, int undelivered) {

    /**
     * A monitor.
     *
     * @param watches its condition in words
     * @param alerts empty while all is well
     */
    public record WatchedMonitor(
            String name, String severity, String summary, String watches, List<GroupAlert> alerts) {}

    /**
     * What is wrong in one group.
     *
     * @param phase pending, firing or recovering
     * @param since when the breach began
     */
    public record GroupAlert(String phase, Map<String, String> labels, Instant since) {}

    /** An open incident. */
    public record OpenIncident(
            String key,
            long occurrence,
            String severity,
            String title,
            Map<String, String> labels,
            Instant onset,
            Instant openedAt,
            List<String> monitors) {}

    static AlertingReport of(Alerting alerting) {
        List<ActiveAlert> alerts = alerting.activeAlerts();
        return new AlertingReport(
                alerting.monitors().stream().map(it -> monitor(it, alerts)).toList(),
                alerting.openIncidents().stream().map(AlertingReport::incident).toList(),
                alerting.deadLetters().size());
    }

    private static WatchedMonitor monitor(Monitor monitor, List<ActiveAlert> alerts) {
        return new WatchedMonitor(
                monitor.name(),
                monitor.policy().severity().toString(),
                monitor.summary(),
                monitor.condition().describe(),
                alerts.stream()
                        .filter(it -> it.monitor().name().equals(monitor.name()))
                        .map(it -> new GroupAlert(
                                it.phase().toString(), it.labels().asMap(), it.onset()))
                        .toList());
    }

    private static OpenIncident incident(Incident incident) {
        return new OpenIncident(
                incident.key().toString(),
                incident.occurrence(),
                incident.severity().toString(),
                incident.title(),
                incident.labels(),
                incident.onset(),
                incident.openedAt(),
                incident.members().stream().map(it -> it.monitor()).distinct().toList());
    }
}
