package io.llmops.call;

import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Optional;

/**
 * A finished call: one immutable fact.
 *
 * @param reachedProvider whether a request left for the provider: false if a guardrail turned it away
 * @param response empty if the provider gave none, or it could not be read
 * @param errorType a bounded word for what went wrong ({@code error.type}): a provider's code or a class name, never a
 *     message; present unless the call {@linkplain Outcome#COMPLETED completed} or its whole answer was blocked
 * @param attempts tries that the provider saw: 1, or more where an inner client retried
 * @param decisions what guardrails decided until the end; those that only observe may decide later
 */
public record LlmCall(
        CallStart start,
        boolean reachedProvider,
        Outcome outcome,
        Optional<LlmResponse> response,
        Optional<String> errorType,
        Optional<Throwable> error,
        Timing timing,
        int attempts,
        List<GuardrailDecision> decisions,
        SpanContext span) {

    public LlmRequest request() {
        return start.request();
    }

    public CallTarget target() {
        return start.target();
    }

    public CallLabels labels() {
        return start.labels();
    }

    /** Tells how it went; no text, and not the message of an error, for it may quote content. */
    @Override
    public String toString() {
        return "LlmCall{" + request() + ", " + outcome
                + errorType.map(type -> " (" + type + ")").orElse("") + ", " + timing + "}";
    }
}
