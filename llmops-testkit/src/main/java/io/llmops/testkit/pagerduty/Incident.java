package io.llmops.testkit.pagerduty;

/**
 * An alert in PagerDuty, with the incident that it opens, in its current state.
 *
 * @param openedAt its place in the order of opening, from 1
 * @param triggers how many triggers it has had, the first included
 * @param severity of the latest trigger
 * @param summary of the first trigger
 */
public record Incident(
        String dedupKey,
        String routingKey,
        int openedAt,
        int triggers,
        boolean acknowledged,
        boolean resolved,
        String severity,
        String summary) {

    Incident triggeredAgain(String newSeverity) {
        return new Incident(dedupKey, routingKey, openedAt, triggers + 1, acknowledged, resolved, newSeverity, summary);
    }

    Incident acknowledge() {
        return new Incident(dedupKey, routingKey, openedAt, triggers, true, resolved, severity, summary);
    }

    Incident resolve() {
        return new Incident(dedupKey, routingKey, openedAt, triggers, acknowledged, true, severity, summary);
    }

    boolean isOpenFor(String routing, String dedup) {
        return !resolved && routingKey.equals(routing) && dedupKey.equals(dedup);
    }
}
