package io.llmops.record;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts the calls of one client. Thread-safe. */
public final class CallRecorder {

    private final Recording recording;
    private final Targets targets;
    private final ErrorTypes errorTypes;
    private final Screening open;
    private volatile boolean started;

    CallRecorder(Recording recording, CallTarget target, ErrorClassifier classifier) {
        this.recording = recording;
        this.targets = new Targets(target, recording.models());
        this.errorTypes = new ErrorTypes(classifier);
        this.open = new Screening(CallGuard.NONE, recording.failures());
    }

    /** Starts a call; {@link ActiveCall#admit()} lets it depart. Never throws. */
    public ActiveCall start(Supplier<LlmRequest> mapping) {
        Context parent = begin();
        ActiveCall attempt = attempt(parent);
        return attempt == null ? record(read(mapping), parent) : attempt;
    }

    /** Does the same where the request is neutral already. */
    public ActiveCall start(@Nullable LlmRequest request) {
        Context parent = begin();
        ActiveCall attempt = attempt(parent);
        return attempt == null ? record(request, parent) : attempt;
    }

    private Context begin() {
        if (!started) {
            started = true;
        }
        return currentContext();
    }

    /** The call as a try of one further out; null if there is none under way. */
    private @Nullable ActiveCall attempt(Context parent) {
        CallLife outer = parent.get(recording.mark());
        return outer == null || !outer.isUnderWay()
                ? null
                : ActiveCall.unrecorded(this, Attempt.begin(outer, parent), outer);
    }

    private ActiveCall record(@Nullable LlmRequest request, Context parent) {
        LlmRequest readable = request == null ? LlmRequest.unreadable() : request;
        try {
            CallStart start = new CallStart(
                    readable,
                    targets.of(readable),
                    labels(parent),
                    recording.time().epochNanos());
            return ActiveCall.recorded(this, parent, start);
        } catch (Throwable t) {
            recording.failures().caught("record", t);
            return ActiveCall.unrecorded(this, parent, null);
        }
    }

    /** Whether any call has come through. */
    public boolean hasStarted() {
        return started;
    }

    Recording recording() {
        return recording;
    }

    ErrorTypes errorTypes() {
        return errorTypes;
    }

    /** Nothing is screened in calls that are not recorded, for an outer one was. */
    Screening open() {
        return open;
    }

    Screening screening() {
        return recording.guard() == CallGuard.NONE ? open : new Screening(recording.guard(), recording.failures());
    }

    /** Null if it cannot be read. */
    private @Nullable LlmRequest read(Supplier<LlmRequest> mapping) {
        try {
            return Objects.requireNonNull(mapping.get(), "request");
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return null;
        }
    }

    private CallLabels labels(Context parent) {
        try {
            return CallLabels.from(parent);
        } catch (Throwable t) {
            recording.failures().caught("context", t);
            return CallLabels.none();
        }
    }

    private Context currentContext() {
        try {
            return Context.current();
        } catch (Throwable t) {
            recording.failures().caught("context", t);
            return Context.root();
        }
    }
}
