package io.llmops.call;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A provider refused or failed a call, for clients that have no exception of their own.
 * {@link #errorType()} is the provider's code and becomes {@code error.type}.
 */
public final class LlmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String errorType;
    private final int statusCode;
    private final long retryAfterMillis;

    /**
     * @param errorType a word of few values, such as {@code rate_limit_exceeded}
     * @param statusCode the HTTP status, or 0 if there was none
     */
    public LlmException(String errorType, int statusCode, String message, Optional<Duration> retryAfter) {
        super(message);
        this.errorType = errorType;
        this.statusCode = statusCode;
        this.retryAfterMillis = retryAfter.map(Duration::toMillis).orElse(-1L);
    }

    public String errorType() {
        return errorType;
    }

    public OptionalInt statusCode() {
        return statusCode == 0 ? OptionalInt.empty() : OptionalInt.of(statusCode);
    }

    public Optional<Duration> retryAfter() {
        return retryAfterMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(retryAfterMillis));
    }
}
