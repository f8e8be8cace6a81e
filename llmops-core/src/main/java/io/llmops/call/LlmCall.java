package io.llmops.call;

import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A finished call: one immutable fact. One is made for every call, so it is laid out to be small. */
public final class LlmCall {

    private final CallStart start;
    private final Outcome outcome;
    private final @Nullable LlmRequest sent;
    private final @Nullable LlmResponse response;
    private final @Nullable LlmResponse delivered;
    private final @Nullable CallFailure failure;
    private final List<GuardrailDecision> decisions;
    private final SpanContext span;
    private final long durationNanos;
    private final long firstChunkNanos;
    private final int chunks;
    private final int attempts;

    /**
     * @param sent the request as it left for the provider, after guardrails edited it; null if one turned the call away
     * @param response the answer as the provider gave it; null if it gave none, or it could not be read
     * @param delivered the answer as the caller got it, after guardrails edited or replaced it; null if there was none
     * @param failure null if the call {@linkplain Outcome#COMPLETED completed} or its whole answer was blocked
     * @param firstChunkNanos from the start to the first chunk of a stream; anything if there was none
     * @param chunks chunks received; 0 for a call that does not stream
     * @param attempts tries that the provider saw: 1, or more where an inner client retried
     * @param decisions what guardrails decided until the end
     */
    public LlmCall(
            CallStart start,
            Outcome outcome,
            @Nullable LlmRequest sent,
            @Nullable LlmResponse response,
            @Nullable LlmResponse delivered,
            @Nullable CallFailure failure,
            long durationNanos,
            long firstChunkNanos,
            int chunks,
            int attempts,
            List<GuardrailDecision> decisions,
            SpanContext span) {
        this.start = start;
        this.outcome = outcome;
        this.sent = sent;
        this.response = response;
        this.delivered = delivered;
        this.failure = failure;
        this.durationNanos = durationNanos;
        this.firstChunkNanos = firstChunkNanos;
        this.chunks = chunks;
        this.attempts = attempts;
        this.decisions = List.copyOf(decisions);
        this.span = span;
    }

    /** A call that went well and was not touched, as tests of listeners and evaluators want one. */
    public static LlmCall completed(CallStart start, LlmResponse response, long durationNanos) {
        return new LlmCall(
                start,
                Outcome.COMPLETED,
                start.request(),
                response,
                response,
                null,
                durationNanos,
                0,
                0,
                1,
                List.of(),
                SpanContext.getInvalid());
    }

    public CallStart start() {
        return start;
    }

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

    public Outcome outcome() {
        return outcome;
    }

    /** The request as it left for the provider, after guardrails edited it; empty if one turned the call away. */
    public Optional<LlmRequest> sent() {
        return sent == null ? Optional.empty() : Optional.of(sent);
    }

    /** Whether a request left for the provider. */
    public boolean reachedProvider() {
        return sent != null;
    }

    /** The answer as the provider gave it; empty if it gave none, or it could not be read. */
    public Optional<LlmResponse> response() {
        return response == null ? Optional.empty() : Optional.of(response);
    }

    /** The answer as the caller got it, after guardrails edited or replaced it; empty if there was none. */
    public Optional<LlmResponse> delivered() {
        return delivered == null ? Optional.empty() : Optional.of(delivered);
    }

    /** Present unless the call {@linkplain Outcome#COMPLETED completed} or its whole answer was blocked. */
    public Optional<CallFailure> failure() {
        return failure == null ? Optional.empty() : Optional.of(failure);
    }

    /** A bounded word for what went wrong. */
    public Optional<String> errorType() {
        return failure().map(CallFailure::errorType);
    }

    /** What the client threw. */
    public Optional<Throwable> error() {
        return failure().flatMap(CallFailure::thrown);
    }

    public Timing timing() {
        OptionalLong firstChunk = chunks == 0 ? OptionalLong.empty() : OptionalLong.of(firstChunkNanos);
        return new Timing(durationNanos, firstChunk, chunks);
    }

    /** Tries that the provider saw: 1, or more where an inner client retried. */
    public int attempts() {
        return attempts;
    }

    /** What guardrails decided until the end; those that only observe may decide later. */
    public List<GuardrailDecision> decisions() {
        return decisions;
    }

    public SpanContext span() {
        return span;
    }

    /** Tells how it went; no text, and not the message of an error, for it may quote content. */
    @Override
    public String toString() {
        return "LlmCall{" + request() + ", " + outcome
                + errorType().map(type -> " (" + type + ")").orElse("") + ", " + timing() + "}";
    }
}
