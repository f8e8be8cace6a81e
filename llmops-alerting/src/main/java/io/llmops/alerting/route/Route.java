package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;

/**
 * Incidents that are at least this bad, or were at any time, are told by this notifier.
 *
 * @param notifier its name, such as {@code slack}
 */
public record Route(Severity atLeast, String notifier) {

    boolean takes(Incident incident) {
        return incident.worstSeverity().isAtLeast(atLeast);
    }
}
