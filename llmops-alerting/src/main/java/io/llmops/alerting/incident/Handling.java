package io.llmops.alerting.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What people have done about an incident so far.
 *
 * @param assignee whose it is, if somebody said so
 * @param resolved who said that it is over, if it did not end by itself
 */
public record Handling(
        Optional<Acknowledged> acknowledged,
        Optional<String> assignee,
        Optional<Judged> judged,
        Optional<ResolvedByHand> resolved) {

    private static final Handling NONE =
            new Handling(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Somebody has seen it and takes care. */
    public record Acknowledged(String by, Instant at) {}

    /** Somebody said whether it was right to tell. */
    public record Judged(Verdict verdict, String by, Instant at) {}

    /** Somebody said that it is over. */
    public record ResolvedByHand(String by, Instant at) {}

    /** Of one that ended by itself, or has not ended. */
    public Handling(Optional<Acknowledged> acknowledged, Optional<String> assignee, Optional<Judged> judged) {
        this(acknowledged, assignee, judged, Optional.empty());
    }

    /** Nothing yet. */
    public static Handling none() {
        return NONE;
    }

    Handling with(Acknowledged who) {
        return new Handling(Optional.of(who), assignee, judged, resolved);
    }

    Handling unacknowledged() {
        return new Handling(Optional.empty(), assignee, judged, resolved);
    }

    Handling assignedTo(String whom) {
        return new Handling(acknowledged, Optional.of(whom), judged, resolved);
    }

    Handling with(Judged how) {
        return new Handling(acknowledged, assignee, Optional.of(how), resolved);
    }

    Handling with(ResolvedByHand who) {
        return new Handling(acknowledged, assignee, judged, Optional.of(who));
    }
}
