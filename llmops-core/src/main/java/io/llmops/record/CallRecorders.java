package io.llmops.record;

import io.llmops.call.CallTarget;
import io.llmops.call.ModelCatalogue;
import io.llmops.call.Retry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes the recorders of one {@code LlmOps}: they share clock, listeners, guard and the mark that keeps calls from counting twice. */
public final class CallRecorders implements AutoCloseable {

    private final Recording recording;
    private final ErrorTypes errorTypes = new ErrorTypes(error -> Optional.empty());

    /**
     * @param idleLimit how long a stream or future may be silent before it counts as abandoned
     */
    public CallRecorders(
            TimeSource time,
            List<CallListener> listeners,
            CallGuard guard,
            Failures failures,
            ModelCatalogue models,
            Duration idleLimit) {
        this.recording = new Recording(
                time,
                List.copyOf(listeners),
                guard,
                failures,
                models,
                new OpenCalls(time, idleLimit, failures),
                ContextKey.named("llmops-active-call"));
    }

    /** A recorder for a client whose exceptions carry no provider code. */
    public CallRecorder recorder(CallTarget target) {
        return recorder(target, error -> Optional.empty());
    }

    public CallRecorder recorder(CallTarget target, ErrorClassifier classifier) {
        return new CallRecorder(recording, target, classifier);
    }

    /** The call under way on this thread, if there is one, is tried again after this failure and wait. Never throws. */
    public void retrying(Throwable cause, Duration wait) {
        onCurrentCall(life ->
                life.retried(new Retry(errorTypes.describe(ErrorTypes.unwrap(cause), recording.failures()), wait)));
    }

    /** The call under way on this thread, if there is one, was held back by the client's own rate limiter. Never throws. */
    public void rateLimited(Duration waited) {
        onCurrentCall(life -> life.rateLimited(waited));
    }

    private void onCurrentCall(Consumer<CallLife> telling) {
        try {
            CallLife life = Context.current().get(recording.mark());
            if (life != null) {
                telling.accept(life);
            }
        } catch (Throwable t) {
            recording.failures().caught("context", t);
        }
    }

    /** Stops looking for abandoned calls; calls under way can still end. */
    @Override
    public void close() {
        recording.openCalls().close();
    }
}
