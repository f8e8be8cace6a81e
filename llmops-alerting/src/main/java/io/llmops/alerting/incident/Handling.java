package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What people have done about an incident so far.
 *
 * @param assignee whose it is, if somebody said so
 */
public record Handling(Optional<Acknowledged> acknowledged, Optional<String> assignee, Optional<Judged> judged) {

    private static final Handling NONE = new Handling(Optional.empty(), Optional.empty(), Optional.empty());

    /** Somebody has seen it and takes care. */
    public record Acknowledged(String by, Instant at) {}

    /** Somebody said whether it was right to tell. */
    public record Judged(Verdict verdict, String by, Instant at) {}

    /** Nothing yet. */
    public static Handling none() {
        return NONE;
    }
}
