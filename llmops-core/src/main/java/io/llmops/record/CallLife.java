package io.llmops.record;

import io.llmops.call.CallFailure;
import io.llmops.call.CallStart;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.Retry;
import io.llmops.call.Timing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The life of one call from departure to its one end. Apart from {@link ActiveCall}, the handle that the adapter
 * holds, so that a call whose handle became unreachable can still be ended.
 */
final class CallLife {

    private final Recording recording;
    private final CallStart start;
    private final Observers observers;
    private final Context context;
    private final long startNanos;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Attempts attempts = new Attempts();
    private final List<GuardrailDecision> decisions = new ArrayList<>(0);
    private volatile OpenCalls.@Nullable Watch watch;
    private volatile @Nullable Thread hostThread;
    private volatile BooleanSupplier answered = () -> false;
    private @Nullable Edits edits;
    // written before, and read after, the volatile count of chunks: an end may come in the middle of a chunk
    private long firstChunkNanos;
    private long lastChunkNanos;
    private volatile int chunks;

    /** Tells the listeners that the call departs. */
    CallLife(Recording recording, CallStart start, Context parent) {
        this.recording = recording;
        this.start = start;
        this.observers = Observers.start(recording.listeners(), start, recording.failures());
        this.context = observers.context(parent).with(recording.mark(), this);
        this.startNanos = recording.time().nanos();
    }

    Context context() {
        return context;
    }

    boolean isOpen() {
        return !ended.get();
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
        return chunks == 0 ? startNanos : lastChunkNanos;
    }

    /** Whether a call that begins here and now is a part of this one: not if the host's own code makes it. */
    boolean isUnderWay() {
        return isOpen() && hostThread != Thread.currentThread() && !isAnswered();
    }

    boolean isAnswered() {
        try {
            return answered.getAsBoolean();
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return false;
        }
    }

    void hostRunsOn(@Nullable Thread thread) {
        hostThread = thread;
    }

    void answeredWhen(BooleanSupplier done) {
        answered = done;
    }

    /** The request leaves for the provider, with these edits. */
    void sent(Edits admitted) {
        edits = admitted;
    }

    long idleNanos(long nowNanos) {
        return nowNanos - lastActivityNanos();
    }

    void watchedBy(OpenCalls.Watch watch) {
        this.watch = watch;
    }

    /** An instrumented client further in was called: a try of this call. */
    void attempt() {
        attempts.begin(nowNanos()).ifPresent(observers::onRetry);
    }

    /** The try of a client further in failed. */
    void attemptFailed(CallFailure failure) {
        attempts.failed(failure, nowNanos());
    }

    /** The client says itself that it tries again. */
    void retried(Retry retry) {
        if (isOpen()) {
            attempts.told();
            observers.onRetry(retry);
        }
    }

    /** Chunks come one after the other, but from any thread, and clocks are monotonic on each thread only. */
    void chunk() {
        long before = lastActivityNanos();
        long now = Math.max(nowNanos(), before);
        int received = chunks;
        if (received == 0) {
            firstChunkNanos = now;
        }
        lastChunkNanos = now;
        chunks = received + 1;
        if (received > 0) {
            observers.onChunk(now - before);
        }
    }

    void decided(GuardrailDecision decision) {
        synchronized (decisions) {
            decisions.add(decision);
        }
        observers.onDecision(decision);
    }

    /** The client's own rate limiter held the call back. */
    void rateLimited(Duration waited) {
        if (isOpen()) {
            observers.onRateLimited(waited);
        }
    }

    /** Ends the call, unless it has ended: only the first of several ends counts. */
    boolean end(CallEnd end, long endNanos) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        try {
            observers.onEnd(finished(end, endNanos), context);
        } finally {
            OpenCalls.Watch watching = watch;
            if (watching != null) {
                watching.ended();
            }
        }
        return true;
    }

    private LlmCall finished(CallEnd end, long endNanos) {
        int received = chunks;
        OptionalLong firstChunk = received == 0 ? OptionalLong.empty() : OptionalLong.of(firstChunkNanos - startNanos);
        List<GuardrailDecision> decided;
        synchronized (decisions) {
            decided = List.copyOf(decisions);
        }
        return new LlmCall(
                start,
                end.outcome(),
                sent(),
                Optional.ofNullable(end.response()),
                Optional.ofNullable(end.delivered()),
                Optional.ofNullable(end.failure()),
                new Timing(Math.max(endNanos, lastActivityNanos()) - startNanos, firstChunk, received),
                attempts.count(),
                decided,
                span());
    }

    private Optional<LlmRequest> sent() {
        Edits admitted = edits;
        return admitted == null ? Optional.empty() : Optional.of(start.request().edited(admitted));
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
