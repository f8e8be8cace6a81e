package io.llmops.alerting.triage;

import io.llmops.alerting.digest.Digest;
import io.llmops.alerting.digest.EventSeries;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
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

    /** What alerts of such a condition are about; empty if it is nothing that one customer alone can do. */
    public static Optional<Subject> of(Condition condition) {
        if (condition instanceof Change change) {
            return of(change.series());
        }
        if (!condition.parts().isEmpty()) {
            return condition.parts().stream().flatMap(it -> of(it).stream()).findFirst();
        }
        return condition.about().stream().flatMap(it -> of(it).stream()).findFirst();
    }

    private static Optional<Subject> of(Signal signal) {
        String metric = signal.metric();
        if (metric.startsWith("llmops.guardrail.")) {
            return Optional.of(BLOCKS);
        }
        if (metric.startsWith("llmops.cost") || metric.endsWith("_tokens") || metric.endsWith("token.usage")) {
            return Optional.of(COST);
        }
        String error = signal.where().getOrDefault("error.type", Signal.ABSENT);
        return error.equals(Signal.ABSENT) ? Optional.empty() : Optional.of(ERRORS);
    }

    private static Optional<Subject> of(EventSeries series) {
        return switch (series.id()) {
            case "blocks" -> Optional.of(BLOCKS);
            case "errors" -> Optional.of(ERRORS);
            case "input_tokens", "output_tokens" -> Optional.of(COST);
            default -> Optional.empty();
        };
    }
}
