package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;

/**
 * Incidents at least this bad are told by this notifier.
 *
 * @param notifier its name, such as {@code slack}
 */
public record Route(Severity atLeast, String notifier) {

    boolean takes(Incident incident) {
        return incident.severity().isAtLeast(atLeast);
    }
}
