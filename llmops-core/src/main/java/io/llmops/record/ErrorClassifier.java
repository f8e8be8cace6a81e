package io.llmops.record;

import java.util.Optional;

/** Knows the provider's code in an exception of a client library, such as {@code rate_limit_exceeded}. */
@FunctionalInterface
public interface ErrorClassifier {

    /** The code; empty where the exception has none. */
    Optional<String> errorType(Throwable error);
}
