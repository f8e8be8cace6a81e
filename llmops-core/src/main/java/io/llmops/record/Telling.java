package io.llmops.record;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Retry;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Objects;

/** The guarded place where listeners and their observers are called: whatever they throw stays here. */
final class Telling {

    private static final String LISTENER = "listener";

    private Telling() {}

    static CallObserver start(CallListener listener, CallStart start, Failures failures) {
        try {
            return Objects.requireNonNull(listener.onStart(start), "observer");
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
            return CallObserver.NONE;
        }
    }

    static Context context(CallObserver observer, Context parent, Failures failures) {
        try {
            return Objects.requireNonNull(observer.context(parent), "context");
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
            return parent;
        }
    }

    static void chunk(CallObserver observer, long gapNanos, Context context, Failures failures) {
        try {
            observer.onChunk(gapNanos, context);
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
        }
    }

    static void decision(CallObserver observer, GuardrailDecision decision, Context context, Failures failures) {
        try {
            observer.onDecision(decision, context);
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
        }
    }

    static void retry(CallObserver observer, Retry retry, Context context, Failures failures) {
        try {
            observer.onRetry(retry, context);
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
        }
    }

    static void rateLimited(CallObserver observer, Duration waited, Context context, Failures failures) {
        try {
            observer.onRateLimited(waited, context);
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
        }
    }

    static void end(CallObserver observer, LlmCall call, Context context, Failures failures) {
        try {
            observer.onEnd(call, context);
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
        }
    }
}
