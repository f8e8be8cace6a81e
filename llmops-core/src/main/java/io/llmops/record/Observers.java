package io.llmops.record;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.Retry;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Several observers of one call as one: each hears everything, whatever the others throw. */
final class Observers implements CallObserver {

    private final CallObserver[] observers;
    private final Failures failures;

    private Observers(CallObserver[] observers, Failures failures) {
        this.observers = observers;
        this.failures = failures;
    }

    /** Who watches a call that departs. Most calls are watched by one, which is then returned as it is. */
    static CallObserver start(List<CallListener> listeners, CallStart start, Failures failures) {
        CallObserver one = CallObserver.NONE;
        CallObserver[] several = null;
        int count = 0;
        for (int i = 0; i < listeners.size(); i++) {
            CallObserver observer = Telling.start(listeners.get(i), start, failures);
            if (observer == CallObserver.NONE) {
                continue;
            }
            if (count == 0) {
                one = observer;
            } else {
                if (several == null) {
                    several = new CallObserver[1 + listeners.size() - i];
                    several[0] = one;
                }
                several[count] = observer;
            }
            count++;
        }
        return several == null ? one : new Observers(exactly(count, several), failures);
    }

    private static CallObserver[] exactly(int count, CallObserver[] observers) {
        return count == observers.length ? observers : Arrays.copyOf(observers, count);
    }

    @Override
    public Context context(Context parent) {
        Context context = parent;
        for (CallObserver observer : observers) {
            context = Telling.context(observer, context, failures);
        }
        return context;
    }

    @Override
    public void onChunk(long gapNanos, Context context) {
        for (CallObserver observer : observers) {
            Telling.chunk(observer, gapNanos, context, failures);
        }
    }

    @Override
    public void onDecision(GuardrailDecision decision, Context context) {
        for (CallObserver observer : observers) {
            Telling.decision(observer, decision, context, failures);
        }
    }

    @Override
    public void onRetry(Retry retry, Context context) {
        for (CallObserver observer : observers) {
            Telling.retry(observer, retry, context, failures);
        }
    }

    @Override
    public void onRateLimited(Duration waited, Context context) {
        for (CallObserver observer : observers) {
            Telling.rateLimited(observer, waited, context, failures);
        }
    }

    @Override
    public void onEnd(LlmCall call, Context context) {
        for (CallObserver observer : observers) {
            Telling.end(observer, call, context, failures);
        }
    }
}
