package io.llmops.alerting.triage;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.signal.Signal;
import io.llmops.call.Outcome;
import java.util.Optional;

/** What there may be too much of. */
public enum Subject {
    /** Calls that a guardrail blocked. */
    BLOCKS("blocked"),
    /** Calls that failed. */
    ERRORS("failed"),
    /** Calls of more than four times the tokens that is usual for the model: what makes cost burst, other than more calls. */
    COST("costly");

    private static final double COSTLY = 4;

    private final String counted;

    Subject(String counted) {
        this.counted = counted;
    }

    /** What calls that count are. */
    String counted() {
        return counted;
    }

    /** Whether a call says anything about it; cancelled ones and those that nobody waited for do not. */
    boolean concerns(Digest.OfCall call) {
        return switch (call.outcome()) {
            case COMPLETED -> true;
            case BLOCKED -> this == BLOCKS;
            case FAILED -> this != COST;
            case CANCELLED, ABANDONED -> false;
        };
    }

    /** @param usualTokens of a call of its model */
    boolean counts(Digest.OfCall call, double usualTokens) {
        return switch (this) {
            case BLOCKS -> call.outcome() == Outcome.BLOCKED;
            case ERRORS -> call.outcome() == Outcome.FAILED;
            case COST -> usualTokens > 0 && tokens(call) > COSTLY * usualTokens;
        };
    }

    /** In and out, as far as told. */
    static double tokens(Digest.OfCall call) {
        return Math.max(0, call.inputTokens()) + (double) Math.max(0, call.outputTokens());
    }

    /** What an alert on this signal is about; empty if customers do not enter into it. */
    public static Optional<Subject> of(Signal signal) {
        String metric = signal.metric();
        if (metric.startsWith("llmops.guardrail.")) {
            return Optional.of(BLOCKS);
        }
        if (metric.startsWith("llmops.cost") || metric.contains("token")) {
            return Optional.of(COST);
        }
        return signal.where().containsKey("error.type") ? Optional.of(ERRORS) : Optional.empty();
    }
}
