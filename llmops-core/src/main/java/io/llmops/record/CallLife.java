package io.llmops.record;

import io.llmops.call.CallFailure;
import io.llmops.call.CallStart;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.Retry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of one call from departure to its one end. Apart from {@link ActiveCall}, the handle that the adapter
 * holds, so that a call whose handle became unreachable can still be ended. There is one for every call, so what most
 * calls do not need is made when it is needed.
 */
final class CallLife {

    private static final AtomicIntegerFieldUpdater<CallLife> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(CallLife.class, "ended");

    private final Recording recording;
    private final CallStart start;
    private final CallObserver observer;
    private final Context context;
    private final long startNanos;
    private volatile int ended;
    private volatile @Nullable Chunks chunks;
    private volatile @Nullable Detached detached;
    private volatile @Nullable Attempts attempts;
    private volatile @Nullable List<GuardrailDecision> decisions;
    private @Nullable Edits edits;

    /** Tells the listeners that the call departs. */
    CallLife(Recording recording, CallStart start, Context parent) {
        this.recording = recording;
        this.start = start;
        this.observer = Observers.start(recording.listeners(), start, recording.failures());
        this.context = Telling.context(observer, parent, recording.failures()).with(recording.mark(), this);
        this.startNanos = recording.time().nanos(); // listeners have begun: their time is not the provider's
    }

    Context context() {
        return context;
    }

    boolean isOpen() {
        return ended == 0;
    }

    long nowNanos() {
        try {
            return recording.time().nanos();
        } catch (Throwable t) {
            recording.failures().caught("time", t);
            return lastActivityNanos();
        }
    }

    private long lastActivityNanos() {
        Chunks received = chunks;
        return received == null ? startNanos : received.lastNanos();
    }

    /** Whether a call that begins here and now is a part of this one: not if the host's own code makes it. */
    boolean isUnderWay() {
        Detached elsewhere = detached;
        return isOpen() && (elsewhere == null || !elsewhere.isHostRunningHere()) && !isAnswered();
    }

    boolean isAnswered() {
        Detached elsewhere = detached;
        if (elsewhere == null) {
            return false;
        }
        try {
            return elsewhere.answered.getAsBoolean();
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return false;
        }
    }

    void hostRunsOn(@Nullable Thread thread) {
        detached().hostRunsOn(thread);
    }

    void answeredWhen(BooleanSupplier done) {
        detached().answered = done;
    }

    void watchedBy(OpenCalls.Watch watch) {
        detached().watch = watch;
    }

    private Detached detached() {
        Detached known = detached;
        return known == null ? newlyDetached() : known;
    }

    private synchronized Detached newlyDetached() {
        Detached known = detached;
        if (known == null) {
            known = new Detached();
            detached = known;
        }
        return known;
    }

    /** The request leaves for the provider, with these edits. */
    void sent(Edits admitted) {
        edits = admitted;
    }

    long idleNanos(long nowNanos) {
        return nowNanos - lastActivityNanos();
    }

    /** An instrumented client further in was called: a try of this call. */
    void attempt() {
        attempts().begin(nowNanos()).ifPresent(this::tell);
    }

    /** The try of a client further in failed. */
    void attemptFailed(CallFailure failure) {
        attempts().failed(failure, nowNanos());
    }

    /** The client says itself that it tries again. */
    void retried(Retry retry) {
        if (isOpen()) {
            attempts().told();
            tell(retry);
        }
    }

    private void tell(Retry retry) {
        Telling.retry(observer, retry, context, recording.failures());
    }

    private synchronized Attempts attempts() {
        Attempts known = attempts;
        if (known == null) {
            known = new Attempts();
            attempts = known;
        }
        return known;
    }

    /** Chunks come one after the other, but from any thread. */
    void chunk() {
        Chunks received = chunks;
        if (received == null) {
            received = new Chunks(startNanos);
            chunks = received;
        }
        long gap = received.received(nowNanos());
        if (gap >= 0) {
            Telling.chunk(observer, gap, context, recording.failures());
        }
    }

    void decided(GuardrailDecision decision) {
        keep(decision);
        Telling.decision(observer, decision, context, recording.failures());
    }

    private synchronized void keep(GuardrailDecision decision) {
        List<GuardrailDecision> known = decisions;
        if (known == null) {
            known = new ArrayList<>(1);
            decisions = known;
        }
        known.add(decision);
    }

    /** The client's own rate limiter held the call back. */
    void rateLimited(Duration waited) {
        if (isOpen()) {
            Telling.rateLimited(observer, waited, context, recording.failures());
        }
    }

    /** Ends the call, unless it has ended: only the first of several ends counts. */
    void end(CallEnd end, long endNanos) {
        if (!ENDED.compareAndSet(this, 0, 1)) {
            return;
        }
        try {
            Telling.end(observer, finished(end, endNanos), context, recording.failures());
        } finally {
            endWatch();
        }
    }

    private LlmCall finished(CallEnd end, long endNanos) {
        Chunks received = chunks;
        int count = received == null ? 0 : received.count(); // read before the times
        return new LlmCall(
                start,
                end.outcome(),
                sent(),
                end.response(),
                end.delivered(),
                end.failure(),
                Math.max(endNanos, lastActivityNanos()) - startNanos,
                received == null ? 0 : received.firstNanos() - startNanos,
                count,
                attemptCount(),
                decisions(),
                span());
    }

    private void endWatch() {
        Detached elsewhere = detached;
        OpenCalls.Watch watch = elsewhere == null ? null : elsewhere.watch;
        if (watch != null) {
            watch.ended();
        }
    }

    private @Nullable LlmRequest sent() {
        Edits admitted = edits;
        return admitted == null ? null : start.request().edited(admitted);
    }

    private int attemptCount() {
        Attempts known = attempts;
        return known == null ? 1 : known.count();
    }

    private List<GuardrailDecision> decisions() {
        List<GuardrailDecision> known = decisions;
        if (known == null) {
            return List.of();
        }
        synchronized (this) {
            return List.copyOf(known);
        }
    }

    private SpanContext span() {
        try {
            return Span.fromContext(context).getSpanContext();
        } catch (Throwable t) {
            recording.failures().caught("span", t);
            return SpanContext.getInvalid();
        }
    }
}
