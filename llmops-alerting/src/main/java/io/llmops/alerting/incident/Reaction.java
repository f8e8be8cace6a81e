package io.llmops.alerting.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * What somebody did about an incident, wherever they did it: in Slack, in PagerDuty, or in the application.
 *
 * @param by who, as people know them
 */
public record Reaction(IncidentKey key, Action action, String by, Instant at) {

    /** What they did. */
    public sealed interface Action {

        /** They have seen it and take care. */
        record Acknowledge() implements Action {}

        /** It is over, they say, whatever is measured. */
        record Resolve() implements Action {}

        /** It is somebody else's. */
        record Assign(String assignee) implements Action {}

        /** Nothing about it is to be told for so long. */
        record Silence(Duration duration) implements Action {}

        /** It was right to tell, or it was not. */
        record Judge(Verdict verdict) implements Action {}
    }
}
