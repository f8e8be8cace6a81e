package io.llmops.call;

import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Optional;

/**
 * A finished call: one immutable fact.
 *
 * @param sent the request as it left for the provider, after guardrails edited it; empty if one turned the call away
 * @param response the answer as the provider gave it; empty if it gave none, or it could not be read
 * @param delivered the answer as the caller got it, after guardrails edited or replaced it; empty if there was none
 * @param failure present unless the call {@linkplain Outcome#COMPLETED completed} or its whole answer was blocked
 * @param attempts tries that the provider saw: 1, or more where an inner client retried
 * @param decisions what guardrails decided until the end; those that only observe may decide later
 */
public record LlmCall(
        CallStart start,
        Outcome outcome,
        Optional<LlmRequest> sent,
        Optional<LlmResponse> response,
        Optional<LlmResponse> delivered,
        Optional<CallFailure> failure,
        Timing timing,
        int attempts,
        List<GuardrailDecision> decisions,
        SpanContext span) {

    /** The request as the caller made it. */
    public LlmRequest request() {
        return start.request();
    }

    public CallTarget target() {
        return start.target();
    }

    public CallLabels labels() {
        return start.labels();
    }

    /** Whether a request left for the provider. */
    public boolean reachedProvider() {
        return sent.isPresent();
    }

    /** A bounded word for what went wrong. */
    public Optional<String> errorType() {
        return failure.map(CallFailure::errorType);
    }

    /** What the client threw. */
    public Optional<Throwable> error() {
        return failure.flatMap(CallFailure::thrown);
    }

    /** Tells how it went; no text, and not the message of an error, for it may quote content. */
    @Override
    public String toString() {
        return "LlmCall{" + request() + ", " + outcome
                + errorType().map(type -> " (" + type + ")").orElse("") + ", " + timing + "}";
    }
}
