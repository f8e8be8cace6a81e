package io.llmops.testkit.pagerduty;

/** What became of an event. */
public enum Verdict {
    /** A trigger opened a new incident. */
    OPENED,
    /** A trigger was added to the open incident with its routing key and dedup key. */
    ADDED,
    ACKNOWLEDGED,
    RESOLVED,
    /** Accepted with 202 and then ignored: nothing is open for this acknowledge or resolve under its routing key. */
    DROPPED,
    /** A change event was recorded. */
    CHANGE,
    /** Refused with 400, see the event's violations. */
    INVALID,
    /** Refused with 429 by the rate limit. */
    LIMITED,
    /** Not taken, because a fault was ordered. */
    FAILED
}
