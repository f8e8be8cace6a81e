package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;

/**
 * Something happened to an alert.
 *
 * @param labels of the monitor and of the group
 * @param from the phase before
 * @param to the phase now; the same if something else changed
 * @param severity how bad it is now, or was
 * @param onset when the breach began that made it pending
 * @param reading that of the level that speaks for the alert
 * @param sentence the same in words: {@code mean of x over 10m is 2.31, limit 1.5}
 * @param reason why, in a few words: {@code breached for 2m}, {@code clear for 5m}, {@code no data for 30m}
 */
public record Transition(
        Kind kind,
        Monitor monitor,
        Labels labels,
        Phase from,
        Phase to,
        Severity severity,
        Instant onset,
        Instant at,
        Reading reading,
        String sentence,
        String reason) {

    /** What happened, as far as people are concerned. */
    public enum Kind {
        /** Only the phase changed: nobody needs to hear of it, or a silence keeps them from it. */
        MOVED,
        /** It is wrong, and people did not know. */
        FIRED,
        /** It became worse. */
        ESCALATED,
        /** It became less bad, and is wrong still. */
        DE_ESCALATED,
        /** People know it, and will hear nothing more of it until it is quiet, or worse than ever. */
        BEGAN_FLAPPING,
        /** It is quiet, and wrong still. */
        STEADIED,
        /** It is as wrong as it was. */
        REMINDED,
        /** Its monitor cannot be evaluated: it stays as it is. */
        EVALUATION_FAILED,
        /** Its monitor can be evaluated again. */
        EVALUATED_AGAIN,
        /** It is over. */
        RESOLVED
    }

    /** Whether people should hear of it. */
    public boolean isNews() {
        return kind != Kind.MOVED;
    }

    /** Whether people should hear that something is wrong. Coming back while recovering is not that: they know. */
    public boolean isFired() {
        return kind == Kind.FIRED;
    }

    /** Whether people should hear that it is over. */
    public boolean isResolved() {
        return kind == Kind.RESOLVED;
    }
}
