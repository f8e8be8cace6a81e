package io.llmops.alerting.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What somebody did about an incident, wherever they did it: in Slack, in PagerDuty, or in the application.
 *
 * @param occurrence which one of this key, where that is known; else whichever is the latest
 * @param by who, as people know them
 */
public record Reaction(IncidentKey key, OptionalLong occurrence, Action action, String by, Instant at) {

    /** To the latest occurrence. */
    public Reaction(IncidentKey key, Action action, String by, Instant at) {
        this(key, OptionalLong.empty(), action, by, at);
    }

    /** Whether it can be meant for this occurrence of its incident. */
    public boolean isAbout(long occurrenceNow) {
        return occurrence.isEmpty() || occurrence.getAsLong() == occurrenceNow;
    }

    /** What they did. */
    public sealed interface Action {

        /** They have seen it and take care. */
        record Acknowledge() implements Action {}

        /** Nobody takes care any more: the one who did let go of it, or was silent for too long. */
        record Unacknowledge() implements Action {}

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
