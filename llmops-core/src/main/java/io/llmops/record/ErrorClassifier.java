package io.llmops.record;

import java.time.Duration;
import java.util.Optional;

/** Knows what the exceptions of a client library say of the provider. */
@FunctionalInterface
public interface ErrorClassifier {

    /** The provider's code, such as {@code rate_limit_exceeded}; empty where the exception has none. */
    Optional<String> errorType(Throwable error);

    /** How long the provider asked to wait, as {@code Retry-After} headers do; empty where it did not. */
    default Optional<Duration> retryAfter(Throwable error) {
        return Optional.empty();
    }
}
