package io.llmops.call;

import java.time.Duration;
import java.time.Instant;

/** What is known when a call begins. One is made for every call, so it is laid out to be small. */
public final class CallStart {

    private final LlmRequest request;
    private final CallTarget target;
    private final CallLabels labels;
    private final long startedAtNanos;

    public CallStart(LlmRequest request, CallTarget target, CallLabels labels, Instant startedAt) {
        this(request, target, labels, epochNanos(startedAt));
    }

    /** @param startedAtNanos since the epoch */
    public CallStart(LlmRequest request, CallTarget target, CallLabels labels, long startedAtNanos) {
        this.request = request;
        this.target = target;
        this.labels = labels;
        this.startedAtNanos = startedAtNanos;
    }

    /** Nanoseconds since the epoch, which fit until the year 2262. */
    public static long epochNanos(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos();
    }

    public LlmRequest request() {
        return request;
    }

    public CallTarget target() {
        return target;
    }

    public CallLabels labels() {
        return labels;
    }

    public Instant startedAt() {
        return Instant.EPOCH.plusNanos(startedAtNanos);
    }

    /** The same in nanoseconds since the epoch. */
    public long startedAtNanos() {
        return startedAtNanos;
    }

    /** The same call, begun at another time. */
    public CallStart at(Instant time) {
        return new CallStart(request, target, labels, time);
    }

    /** Tells no text and no customer. */
    @Override
    public String toString() {
        return "CallStart{" + request + ", " + target + ", " + labels + ", " + startedAt() + "}";
    }
}
