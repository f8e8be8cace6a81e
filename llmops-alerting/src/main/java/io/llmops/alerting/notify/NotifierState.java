package io.llmops.alerting.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * How a notifier is doing.
 *
 * @param retryAt when the next attempt is made, if the circuit is open
 * @param undelivered how many notifications wait or are on their way
 * @param deadLetters how many were given up, of those that are remembered
 * @param lastFailure what went wrong last, if it has not worked since
 */
public record NotifierState(
        String notifier,
        Circuit circuit,
        Optional<Instant> retryAt,
        int undelivered,
        int deadLetters,
        Optional<String> lastFailure) {

    /** Whether it is tried at all. */
    public enum Circuit {
        /** It works, or failed a few times only. */
        CLOSED,
        /** It failed several times in a row: it is left alone for a while. */
        OPEN,
        /** One notification is tried, to see whether it works again. */
        HALF_OPEN
    }
}
