package io.llmops.probe;

import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmException;
import io.llmops.probe.match.CheckException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;

/** What a failed call is called, and whether and when to try it again. */
final class ProviderErrors {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final double JITTER = 0.2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private ProviderErrors() {}

    static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** A word of few values, never a message. */
    static String type(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof LlmException failed) {
            return failed.errorType();
        }
        if (cause instanceof CheckException failed) {
            return failed.errorType();
        }
        return cause instanceof CallBlockedException
                ? "blocked"
                : cause.getClass().getName();
    }

    /** How long to wait before attempt {@code next} (the second is 2); empty where another one is of no use. */
    static Optional<Duration> retryAfter(Throwable thrown, int next) {
        Throwable cause = cause(thrown);
        if (cause instanceof CallBlockedException || cause instanceof CheckException || cause instanceof Error) {
            return Optional.empty();
        }
        if (cause instanceof LlmException failed) {
            int status = failed.statusCode().orElse(0);
            boolean hopeless = status >= CLIENT_ERROR
                    && status < SERVER_ERROR
                    && status != REQUEST_TIMEOUT
                    && status != CONFLICT
                    && status != TOO_MANY;
            if (hopeless
                    || failed.retryAfter()
                            .filter(it -> it.compareTo(LONGEST_WAIT) > 0)
                            .isPresent()) {
                return Optional.empty();
            }
            return failed.retryAfter().or(() -> Optional.of(backoff(next)));
        }
        return Optional.of(backoff(next));
    }

    private static Duration backoff(int next) {
        double jitter = 1 + JITTER * ThreadLocalRandom.current().nextDouble(-1, 1);
        return Duration.ofMillis((long) (FIRST_WAIT_MILLIS * Math.pow(2, next - 2.0) * jitter));
    }
}
