package io.llmops.alerting.incident;

import java.util.List;

/**
 * What happened to an incident, and how it stands since.
 *
 * @param news what changed, one sentence each: {@code error-rate fired: count of ... is 0.12, limit 0.05}
 */
public record IncidentChange(Kind kind, Incident incident, List<String> news) {

    public enum Kind {
        OPENED,
        /** An alert joined, became worse or less bad, flaps or does not any more, or resolved while others fire. */
        UPDATED,
        /** Nothing changed, and that is worth saying again. */
        REMINDED,
        /** Somebody did something about it, such as acknowledging it, perhaps after it was resolved. */
        HANDLED,
        RESOLVED
    }

    public IncidentChange {
        news = List.copyOf(news);
    }
}
