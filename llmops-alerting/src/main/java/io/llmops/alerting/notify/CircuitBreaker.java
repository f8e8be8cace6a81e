package io.llmops.alerting.notify;

import io.llmops.alerting.notify.NotifierState.Circuit;
import java.time.Instant;
import java.util.Optional;

/**
 * Leaves a receiver alone that failed {@value #MOST_FAILURES} times in a row, for as long as a single notification would wait
 * after as many failures; then one notification shows whether it works again. Used under a lock.
 */
final class CircuitBreaker {

    static final int MOST_FAILURES = 5;

    private final Backoff backoff;
    private int failures;
    private Instant openUntil = Instant.MIN;
    private boolean probing;

    CircuitBreaker(Backoff backoff) {
        this.backoff = backoff;
    }

    /** An attempt begins. */
    void attempt() {
        probing = failures >= MOST_FAILURES;
    }

    /** The receiver has answered. */
    void worked() {
        failures = 0;
        probing = false;
        openUntil = Instant.MIN;
    }

    /** The receiver has not, or not in a way that makes sense. */
    void failed(Instant now) {
        failures++;
        probing = false;
        if (failures >= MOST_FAILURES) {
            openUntil = now.plus(backoff.after(failures));
        }
    }

    /** The receiver wants to be left alone: it works, and says so. */
    void toldToWait() {
        probing = false;
    }

    /** Nothing is tried before then. */
    Instant openUntil() {
        return openUntil;
    }

    boolean isClosed() {
        return failures < MOST_FAILURES;
    }

    Circuit state() {
        return isClosed() ? Circuit.CLOSED : probing ? Circuit.HALF_OPEN : Circuit.OPEN;
    }

    Optional<Instant> retryAt() {
        return isClosed() ? Optional.empty() : Optional.of(openUntil);
    }
}
