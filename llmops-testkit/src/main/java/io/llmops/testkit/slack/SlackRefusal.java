package io.llmops.testkit.slack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends the handling of a request that Slack would not accept. */
final class SlackRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient List<String> reasons;
    private final transient Optional<Duration> retryAfter;

    private SlackRefusal(String error, List<String> reasons, Optional<Duration> retryAfter) {
        super(error, null, false, false);
        this.error = error;
        this.reasons = reasons;
        this.retryAfter = retryAfter;
    }

    static SlackRefusal of(String error) {
        return of(error, List.of());
    }

    /** With what the answer of a method says in addition. */
    static SlackRefusal of(String error, List<String> reasons) {
        return new SlackRefusal(error, reasons, Optional.empty());
    }

    static SlackRefusal rateLimited(Duration retryAfter) {
        return new SlackRefusal("ratelimited", List.of(), Optional.of(retryAfter));
    }

    String error() {
        return error;
    }

    List<String> reasons() {
        return reasons;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
