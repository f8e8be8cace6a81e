package io.llmops.record;

import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Retry;
import io.opentelemetry.context.Context;
import java.time.Duration;

/**
 * Watches one call, or, if it remembers nothing, all calls that begin alike. Must be quick: it runs on the threads of the
 * host or its client. Methods are told the context in which the provider is called.
 */
public interface CallObserver {

    /** Does nothing: for calls that are of no interest. */
    CallObserver NONE = new CallObserver() {};

    /** The context in which the provider is called; add a span here. */
    default Context context(Context parent) {
        return parent;
    }

    /**
     * A chunk of a stream after the first one, this long after the one before. One that comes while another thread ends
     * the call may be told at the same time as {@link #onEnd}, or just after it.
     */
    default void onChunk(long gapNanos, Context context) {}

    /**
     * A guardrail decided. Guardrails that only observe decide on a thread of their own, perhaps after {@link #onEnd}.
     */
    default void onDecision(GuardrailDecision decision, Context context) {}

    /** An attempt failed and the client begins another one. */
    default void onRetry(Retry retry, Context context) {}

    /** The client's own rate limiter held the call back for so long. */
    default void onRateLimited(Duration waited, Context context) {}

    /** The call has ended; called once for each call. */
    default void onEnd(LlmCall call, Context context) {}
}
