package io.llmops.record;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Retry;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The guarded place where listeners are called: each hears everything, whatever the others throw. */
final class Observers {

    private static final String LISTENER = "listener";

    private final CallObserver[] observers;
    private final Failures failures;

    private Observers(CallObserver[] observers, Failures failures) {
        this.observers = observers;
        this.failures = failures;
    }

    static Observers start(List<CallListener> listeners, CallStart start, Failures failures) {
        CallObserver[] observers = new CallObserver[listeners.size()];
        for (int i = 0; i < observers.length; i++) {
            observers[i] = observer(listeners.get(i), start, failures);
        }
        return new Observers(observers, failures);
    }

    private static CallObserver observer(CallListener listener, CallStart start, Failures failures) {
        try {
            return Objects.requireNonNull(listener.onStart(start), "observer");
        } catch (Throwable t) {
            failures.caught(LISTENER, t);
            return CallObserver.NONE;
        }
    }

    Context context(Context parent) {
        Context context = parent;
        for (CallObserver observer : observers) {
            try {
                context = Objects.requireNonNull(observer.context(context), "context");
            } catch (Throwable t) {
                failures.caught(LISTENER, t);
            }
        }
        return context;
    }

    void onChunk(long gapNanos) {
        for (CallObserver observer : observers) {
            try {
                observer.onChunk(gapNanos);
            } catch (Throwable t) {
                failures.caught(LISTENER, t);
            }
        }
    }

    void onDecision(GuardrailDecision decision) {
        for (CallObserver observer : observers) {
            try {
                observer.onDecision(decision);
            } catch (Throwable t) {
                failures.caught(LISTENER, t);
            }
        }
    }

    void onRetry(Retry retry) {
        for (CallObserver observer : observers) {
            try {
                observer.onRetry(retry);
            } catch (Throwable t) {
                failures.caught(LISTENER, t);
            }
        }
    }

    void onRateLimited(Duration waited) {
        for (CallObserver observer : observers) {
            try {
                observer.onRateLimited(waited);
            } catch (Throwable t) {
                failures.caught(LISTENER, t);
            }
        }
    }

    void onEnd(LlmCall call, Context context) {
        for (CallObserver observer : observers) {
            try {
                observer.onEnd(call, context);
            } catch (Throwable t) {
                failures.caught(LISTENER, t);
            }
        }
    }
}
