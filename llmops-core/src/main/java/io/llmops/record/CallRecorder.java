package io.llmops.record;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmRequest;
import io.opentelemetry.context.Context;
import java.util.Objects;
import java.util.function.Supplier;

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
        if (!started) {
            started = true;
        }
        Context parent = currentContext();
        CallLife outer = parent.get(recording.mark());
        if (outer != null && outer.isUnderWay()) {
            return ActiveCall.unrecorded(this, Attempt.begin(outer, parent), outer);
        }
        LlmRequest request = read(mapping);
        try {
            long startNanos = recording.time().nanos();
            CallStart start = new CallStart(
                    request,
                    targets.of(request),
                    labels(parent),
                    recording.time().at(startNanos));
            return ActiveCall.recorded(this, parent, start, startNanos);
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

    private LlmRequest read(Supplier<LlmRequest> mapping) {
        try {
            return Objects.requireNonNull(mapping.get(), "request");
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return LlmRequest.unreadable();
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
