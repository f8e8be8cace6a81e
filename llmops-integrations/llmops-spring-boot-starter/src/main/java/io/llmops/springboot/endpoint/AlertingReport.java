package io.llmops.springboot.endpoint;

import io.llmops.alerting.Alerting;
import io.llmops.alerting.alert.ActiveAlert;
import io.llmops.alerting.alert.MonitorState;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How alerting stands.
 *
 * @param incidents those that are open, the oldest first
 * @param silences those that hold or will, in words
 * @param undelivered how many messages no notifier was able to tell
 * @param suppressed how many were not to be told because of a silence or of maintenance
 */
public record AlertingReport(
        List<WatchedMonitor> monitors,
        List<OpenIncident> incidents,
        List<String> silences,
        int undelivered,
        long suppressed) {

    /**
     * A monitor.
     *
     * @param watches its first condition in words
     * @param escalations what is worse, in words
     * @param error what is thrown when it is evaluated; null while it can be
     * @param groups how many groups it judges
     * @param droppedGroups how many it does not, because there are too many
     * @param alerts empty while all is well
     */
    public record WatchedMonitor(
            String name,
            String severity,
            String summary,
            String watches,
            List<String> escalations,
            @Nullable String error,
            int groups,
            int droppedGroups,
            List<GroupAlert> alerts) {}

    /**
     * What is wrong in one group.
     *
     * @param phase pending, firing, recovering or flapping
     * @param since when the breach began
     * @param silenced why people are not told; null if they are
     */
    public record GroupAlert(
            String phase,
            String severity,
            Map<String, String> labels,
            Instant since,
            @Nullable String silenced) {}

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
                alerting.monitorStates().stream().map(it -> monitor(it, alerts)).toList(),
                alerting.openIncidents().stream().map(AlertingReport::incident).toList(),
                alerting.silences().stream().map(it -> it.alerts() + " " + it).toList(),
                alerting.deadLetters().size(),
                alerting.suppressed());
    }

    private static WatchedMonitor monitor(MonitorState state, List<ActiveAlert> alerts) {
        Monitor monitor = state.monitor();
        return new WatchedMonitor(
                monitor.name(),
                monitor.policy().severity().toString(),
                monitor.summary(),
                monitor.condition().describe(),
                monitor.escalations().stream().map(Level::toString).toList(),
                state.failing().map(MonitorState.Failing::error).orElse(null),
                state.groups(),
                state.droppedGroups(),
                alerts.stream()
                        .filter(it -> it.monitor().name().equals(monitor.name()))
                        .map(it -> new GroupAlert(
                                it.phase().toString(),
                                it.severity().toString(),
                                it.labels().asMap(),
                                it.onset(),
                                it.silenced().orElse(null)))
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
