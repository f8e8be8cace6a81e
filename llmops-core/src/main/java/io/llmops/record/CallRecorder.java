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
    private volatile boolean started;

    CallRecorder(Recording recording, CallTarget target, ErrorClassifier classifier) {
        this.recording = recording;
        this.targets = new Targets(target, recording.models());
        this.errorTypes = new ErrorTypes(classifier);
    }

    /** Starts a call; {@link ActiveCall#admit()} lets it depart. Never throws. */
    public ActiveCall start(Supplier<LlmRequest> mapping) {
        if (!started) {
            started = true;
        }
        Context parent = currentContext();
        CallLife outer = parent.get(recording.mark());
        if (outer != null && outer.isUnderWay()) {
            return ActiveCall.unrecorded(recording, errorTypes, Attempt.begin(outer, parent), outer);
        }
        LlmRequest request = read(mapping);
        try {
            return ActiveCall.recorded(
                    recording,
                    errorTypes,
                    parent,
                    begin(request == null ? LlmRequest.unreadable() : request, parent),
                    request != null);
        } catch (Throwable t) {
            recording.failures().caught("record", t);
            return ActiveCall.unrecorded(recording, errorTypes, parent, null);
        }
    }

    /** Whether any call has come through. */
    public boolean hasStarted() {
        return started;
    }

    private @Nullable LlmRequest read(Supplier<LlmRequest> mapping) {
        try {
            return Objects.requireNonNull(mapping.get(), "request");
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return null;
        }
    }

    private CallStart begin(LlmRequest request, Context parent) {
        return new CallStart(
                request, targets.of(request), labels(parent), recording.time().now());
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
