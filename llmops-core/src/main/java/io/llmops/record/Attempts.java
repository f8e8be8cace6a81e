package io.llmops.record;

import io.llmops.call.CallFailure;
import io.llmops.call.Retry;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tries of one call. A try that begins after a failed one is a retry; one after a success, or beside it, is not. */
final class Attempts {

    private int begun;
    private int told;
    private @Nullable CallFailure lastFailure;
    private long failedAtNanos;

    /** One more try begins: the retry that it is, if the last one failed. */
    synchronized Optional<Retry> begin(long nowNanos) {
        begun++;
        CallFailure failure = lastFailure;
        lastFailure = null;
        return failure == null
                ? Optional.empty()
                : Optional.of(new Retry(failure, Duration.ofNanos(Math.max(0, nowNanos - failedAtNanos))));
    }

    synchronized void failed(CallFailure failure, long nowNanos) {
        lastFailure = failure;
        failedAtNanos = nowNanos;
    }

    /** The client itself tells of a retry: if a client further in was what failed, the try to come is counted there. */
    synchronized void told() {
        if (lastFailure == null) {
            told++;
        }
        lastFailure = null;
    }

    synchronized int count() {
        return Math.max(1, begun) + told;
    }
}
