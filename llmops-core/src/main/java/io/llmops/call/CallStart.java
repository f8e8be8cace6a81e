package io.llmops.call;

import java.time.Instant;

/** What is known when a call begins. */
public record CallStart(LlmRequest request, CallTarget target, CallLabels labels, Instant startedAt) {

    /** The same call, begun at another time. */
    public CallStart at(Instant time) {
        return new CallStart(request, target, labels, time);
    }
}
