package io.llmops.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a call, or one attempt of it, did not succeed.
 *
 * @param errorType a bounded word ({@code error.type}): a provider's code or a class name, never a message
 * @param thrown what the client threw; empty where nothing was, as for a cancelled call
 * @param retryAfter how long the provider asked to wait before the next attempt, where it did ({@code Retry-After})
 */
public record CallFailure(String errorType, Optional<Throwable> thrown, Optional<Duration> retryAfter) {

    /** Ended without an exception: cancelled, abandoned, cut. */
    public static CallFailure of(String errorType) {
        return new CallFailure(errorType, Optional.empty(), Optional.empty());
    }

    /** Leaves out what was thrown: its message may quote content. */
    @Override
    public String toString() {
        return errorType
                + retryAfter
                        .map(wait -> ", retry after " + wait.toMillis() + " ms")
                        .orElse("");
    }
}
