package io.llmops.call;

import java.time.Instant;

/** What is known when a call begins. One is made for every call, so it is laid out to be small. */
public final class CallStart {

    private final LlmRequest request;
    private final CallTarget target;
    private final CallLabels labels;
    private final long epochSecond;
    private final int nano;

    public CallStart(LlmRequest request, CallTarget target, CallLabels labels, Instant startedAt) {
        this.request = request;
        this.target = target;
        this.labels = labels;
        this.epochSecond = startedAt.getEpochSecond();
        this.nano = startedAt.getNano();
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
        return Instant.ofEpochSecond(epochSecond, nano);
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
