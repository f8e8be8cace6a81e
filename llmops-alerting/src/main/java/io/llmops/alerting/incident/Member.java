package io.llmops.alerting.incident;

import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Runbook;
import io.llmops.alerting.monitor.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An alert in an incident.
 *
 * @param monitor its name
 * @param labels those of the alert, in key order
 * @param summary what is wrong when it fires
 * @param severity how bad it is, or was when it was resolved
 * @param worst how bad it has been at worst
 * @param onset when the breach began
 * @param reading what was measured when it last changed
 * @param sentence the same in words: {@code mean of x over 10m is 2.31, limit 1.5}
 * @param reason why it last changed: {@code breached for 2m}, {@code clear for 5m}
 */
public record Member(
        String monitor,
        Map<String, String> labels,
        String summary,
        Severity severity,
        Severity worst,
        State state,
        Instant onset,
        Reading reading,
        String sentence,
        String reason,
        Runbook runbook) {

    static final Comparator<Member> WORST_FIRST =
            Comparator.comparing(Member::severity).reversed().thenComparing(Member::onset);

    public enum State {
        FIRING,
        /** Firing still, though clear for a while. */
        RECOVERING,
        /** Coming and going, told as one until it is quiet. */
        FLAPPING,
        RESOLVED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Member {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public boolean isOpen() {
        return state != State.RESOLVED;
    }

    /** The same, over. */
    Member resolved(String why) {
        return new Member(
                monitor, labels, summary, severity, worst, State.RESOLVED, onset, reading, sentence, why, runbook);
    }
}
